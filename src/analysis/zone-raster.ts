import type { Extent } from '../domain/place';
import type { ZoneSet } from '../domain/zone-set';

/**
 * A raster over a zone set that answers most points without looking at an edge. Cell c's candidates are
 * `candidates[starts[c] .. starts[c+1]]` in file order, each zone index × 2, plus 1 where the zone covers the cell
 * whole. Where it does not, `edgesOf` lists the zone's edges by raster row.
 */
export interface ZoneRaster {
  readonly extent: Extent;
  readonly columns: number;
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly candidates: Uint32Array;
  readonly edgesOf: readonly ZoneEdges[];
}

/** Edges of one zone that reach into raster row r: x1, y1, x2, y2 at ends[(starts[r − firstRow] .. next) × 4]. */
export interface ZoneEdges {
  readonly firstRow: number;
  readonly starts: Uint32Array;
  readonly ends: Float64Array;
}

/** What a point's zone is told from: any polygons. */
export type LocatedZones = Pick<ZoneSet, 'extent' | 'geometry'>;

const CELLS_PER_ZONE = 512;
const FEWEST_CELLS = 1 << 17;
const MOST_CELLS = 1 << 20;

const EDGE = 1;
const WHOLE = 2;

export function zoneRaster(zoneSet: LocatedZones): ZoneRaster {
  const { extent, geometry } = zoneSet;
  const zoneCount = geometry.zoneStarts.length - 1;
  const cells = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, zoneCount * CELLS_PER_ZONE));
  const width = Math.max(extent.east - extent.west, Number.MIN_VALUE);
  const height = Math.max(extent.north - extent.south, Number.MIN_VALUE);
  const columns = Math.min(4096, Math.max(1, Math.round(Math.sqrt((cells * width) / height))));
  const rows = Math.min(4096, Math.max(1, Math.round(cells / columns)));
  const frame: Frame = { extent, columns, rows, perColumn: width / columns, perRow: height / rows };

  const marks = new Uint8Array(columns * rows);
  const pairCells: number[] = [];
  const pairCodes: number[] = [];
  const edgesOf: ZoneEdges[] = [];
  for (let zone = 0; zone < zoneCount; zone++) {
    const edges = zoneEdges(zoneSet, zone, frame);
    edgesOf.push(edges);
    const touched = markZone(frame, edges, marks);
    for (const cell of touched) {
      pairCells.push(cell);
      pairCodes.push(zone * 2 + (marks[cell] === WHOLE ? 1 : 0));
      marks[cell] = 0;
    }
  }
  return { extent, columns, rows, ...byCell(columns * rows, pairCells, pairCodes), edgesOf };
}

interface Frame {
  readonly extent: Extent;
  readonly columns: number;
  readonly rows: number;
  readonly perColumn: number;
  readonly perRow: number;
}

/** Monotone in `lat`, so an edge that spans a latitude is always listed in that latitude's row. */
export function rasterRow(extent: Extent, rows: number, lat: number): number {
  const row = Math.floor(((lat - extent.south) / (extent.north - extent.south)) * rows);
  return row < 0 ? 0 : row >= rows ? rows - 1 : row;
}

export function rasterColumn(extent: Extent, columns: number, lng: number): number {
  const column = Math.floor(((lng - extent.west) / (extent.east - extent.west)) * columns);
  return column < 0 ? 0 : column >= columns ? columns - 1 : column;
}

function zoneEdges(zoneSet: LocatedZones, zone: number, frame: Frame): ZoneEdges {
  const { coordinates, ringStarts, zoneStarts } = zoneSet.geometry;
  const rowOf = (lat: number) => rasterRow(frame.extent, frame.rows, lat);
  const flat: number[] = [];
  let firstRow = frame.rows;
  let lastRow = -1;
  for (let ring = zoneStarts[zone]!; ring < zoneStarts[zone + 1]!; ring++) {
    const start = ringStarts[ring]!;
    const end = ringStarts[ring + 1]!;
    for (let point = start; point < end; point++) {
      const next = point + 1 === end ? start : point + 1;
      const y1 = coordinates[point * 2 + 1]!;
      const y2 = coordinates[next * 2 + 1]!;
      flat.push(coordinates[point * 2]!, y1, coordinates[next * 2]!, y2);
      firstRow = Math.min(firstRow, rowOf(Math.min(y1, y2)));
      lastRow = Math.max(lastRow, rowOf(Math.max(y1, y2)));
    }
  }
  if (lastRow < 0) return { firstRow: 0, starts: new Uint32Array(1), ends: new Float64Array(0) };

  const starts = new Uint32Array(lastRow - firstRow + 2);
  const eachRow = (edge: number, visit: (slot: number) => void) => {
    const y1 = flat[edge + 1]!;
    const y2 = flat[edge + 3]!;
    const to = rowOf(Math.max(y1, y2)) - firstRow;
    for (let slot = rowOf(Math.min(y1, y2)) - firstRow; slot <= to; slot++) visit(slot);
  };
  for (let edge = 0; edge < flat.length; edge += 4) {
    eachRow(edge, (slot) => {
      starts[slot + 1] = starts[slot + 1]! + 1;
    });
  }
  for (let slot = 1; slot < starts.length; slot++) starts[slot] = starts[slot]! + starts[slot - 1]!;
  const ends = new Float64Array(starts[starts.length - 1]! * 4);
  const filled = starts.slice();
  for (let edge = 0; edge < flat.length; edge += 4) {
    eachRow(edge, (slot) => {
      const at = filled[slot]!;
      filled[slot] = at + 1;
      for (let k = 0; k < 4; k++) ends[at * 4 + k] = flat[edge + k]!;
    });
  }
  return { firstRow, starts, ends };
}

/** Marks the zone's cells EDGE or WHOLE and lists them. */
function markZone(frame: Frame, edges: ZoneEdges, marks: Uint8Array): number[] {
  const touched: number[] = [];
  const { extent, columns } = frame;
  const slots = edges.starts.length - 1;
  for (let slot = 0; slot < slots; slot++) {
    const row = edges.firstRow + slot;
    const south = extent.south + row * frame.perRow;
    const north = south + frame.perRow;
    const centre = (south + north) / 2;
    const crossings: number[] = [];
    for (let edge = edges.starts[slot]!; edge < edges.starts[slot + 1]!; edge++) {
      const x1 = edges.ends[edge * 4]!;
      const y1 = edges.ends[edge * 4 + 1]!;
      const x2 = edges.ends[edge * 4 + 2]!;
      const y2 = edges.ends[edge * 4 + 3]!;
      const [low, high] = reachInRow(x1, y1, x2, y2, south, north);
      // A hair wider than the edge, so that rounding never leaves a crossed cell unmarked.
      const hair = frame.perColumn * 1e-6;
      const to = rasterColumn(extent, columns, high + hair);
      for (let column = rasterColumn(extent, columns, low - hair); column <= to; column++) {
        const cell = row * columns + column;
        if (marks[cell] === 0) {
          marks[cell] = EDGE;
          touched.push(cell);
        }
      }
      if (y1 > centre !== y2 > centre) crossings.push(((x2 - x1) * (centre - y1)) / (y2 - y1) + x1);
    }
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const to = rasterColumn(extent, columns, crossings[pair + 1]!);
      for (let column = rasterColumn(extent, columns, crossings[pair]!); column <= to; column++) {
        const cell = row * columns + column;
        if (marks[cell] === 0) {
          marks[cell] = WHOLE;
          touched.push(cell);
        }
      }
    }
  }
  return touched;
}

/** West and east end of the part of an edge that lies in a row, the row taken a hair higher on both sides. */
function reachInRow(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  south: number,
  north: number,
): readonly [low: number, high: number] {
  const hair = (north - south) * 1e-6;
  const low = Math.min(x1, x2);
  const high = Math.max(x1, x2);
  if (y1 === y2) return [low, high];
  const slope = (x2 - x1) / (y2 - y1);
  const atSouth = x1 + slope * (Math.max(south - hair, Math.min(y1, y2)) - y1);
  const atNorth = x1 + slope * (Math.min(north + hair, Math.max(y1, y2)) - y1);
  return [Math.max(low, Math.min(atSouth, atNorth)), Math.min(high, Math.max(atSouth, atNorth))];
}

/** Counting sort by cell; zones were visited in file order, and the sort keeps it. */
function byCell(cells: number, pairCells: readonly number[], pairCodes: readonly number[]) {
  const starts = new Uint32Array(cells + 1);
  for (const cell of pairCells) starts[cell + 1] = starts[cell + 1]! + 1;
  for (let cell = 0; cell < cells; cell++) starts[cell + 1] = starts[cell + 1]! + starts[cell]!;
  const candidates = new Uint32Array(pairCells.length);
  const filled = starts.slice();
  for (let pair = 0; pair < pairCells.length; pair++) {
    const cell = pairCells[pair]!;
    candidates[filled[cell]!] = pairCodes[pair]!;
    filled[cell] = filled[cell]! + 1;
  }
  return { starts, candidates };
}
