import type { LngLat } from '../domain/place';
import { type Bits, noBits } from './bitset';
import { type PointDegrees, valueFrom, valueTo } from './degrees';

/** Slabs of equal height and columns of equal width over the ring's bounds. */
const SLABS = 256;
const COLUMNS = 256;

/** Points of a cell that no edge comes near are all on one side; those of the others are tried edge by edge. */
const OUTSIDE = 0;
const INSIDE = 1;
const NEAR_AN_EDGE = 2;

/**
 * Points inside a ring by the even-odd rule: an edge is crossed if (y1 > lat) ≠ (y2 > lat) and
 * lng < (x2 − x1)(lat − y1)/(y2 − y1) + x1, the same arithmetic as the database's.
 */
export function lassoBits(points: PointDegrees, ring: readonly LngLat[]): Bits {
  const [lngs, lats] = [points.lngs.values, points.lats.values];
  const bits = noBits(lngs.length);
  const raster = rasterOf(ring);
  // A ring without height is never crossed.
  if (raster === null) return bits;
  const { south, north, west, perSlab, perColumn, slabs, cells } = raster;
  const [lngUnits, latUnits] = [points.lngs.perDegree, points.lats.perDegree];
  const [lowest, highest] = [valueFrom(points.lats, south), valueTo(points.lats, north)];
  const leftmost = valueFrom(points.lngs, west);
  for (let row = 0; row < lngs.length; row++) {
    // No edge spans a latitude outside the ring's; what is missing fails the comparisons.
    if (!(lats[row]! >= lowest && lats[row]! <= highest && lngs[row]! >= leftmost)) continue;
    const lng = lngs[row]! / lngUnits;
    const lat = lats[row]! / latUnits;
    const column = Math.floor((lng - west) * perColumn);
    if (!(column >= 0 && column < COLUMNS)) continue;
    const slab = Math.min(SLABS - 1, Math.floor((lat - south) * perSlab));
    const cell = cells[slab * COLUMNS + column]!;
    if (cell === INSIDE || (cell === NEAR_AN_EDGE && isInside(slabs[slab]!, lng, lat))) {
      bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
    }
  }
  return bits;
}

/** `edges`: x1, y1, x2, y2 of each edge that can span the latitude. */
function isInside(edges: Float64Array, lng: number, lat: number): boolean {
  let inside = false;
  for (let at = 0; at < edges.length; at += 4) {
    const y1 = edges[at + 1]!;
    const y2 = edges[at + 3]!;
    if (y1 > lat !== y2 > lat) {
      const x1 = edges[at]!;
      if (lng < ((edges[at + 2]! - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

interface Raster {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly perSlab: number;
  readonly perColumn: number;
  /** Edges by slab, so that a point meets only those near its latitude. */
  readonly slabs: readonly Float64Array[];
  /** Slab by slab from the south, column by column from the west. */
  readonly cells: Uint8Array;
}

function rasterOf(ring: readonly LngLat[]): Raster | null {
  const bound = (of: (point: LngLat) => number, pick: (a: number, b: number) => number, start: number) =>
    ring.reduce((so, point) => pick(so, of(point)), start);
  const south = bound(([, lat]) => lat, Math.min, Infinity);
  const north = bound(([, lat]) => lat, Math.max, -Infinity);
  const least = bound(([lng]) => lng, Math.min, Infinity);
  const most = bound(([lng]) => lng, Math.max, -Infinity);
  if (!(north > south) || !Number.isFinite(north - south) || !Number.isFinite(most - least)) return null;
  // Two columns of room on each side: rounding may put a crossing a hair past the ring's own longitudes.
  const width = Math.max(most - least, 1e-6 * (1 + Math.abs(least) + Math.abs(most)));
  const west = least - (2 * width) / (COLUMNS - 4);
  const perColumn = (COLUMNS - 4) / width;
  // A height too small to be cut into slabs is one slab, all of whose columns between the ends are near an edge.
  const slabsPerDegree = SLABS / (north - south);
  const perSlab = Number.isFinite(slabsPerDegree) ? slabsPerDegree : 0;
  const slabs = edgesBySlab(ring, south, perSlab);
  const cells = new Uint8Array(SLABS * COLUMNS);
  slabs.forEach((edges, slab) => {
    markNearEdges(cells.subarray(slab * COLUMNS, (slab + 1) * COLUMNS), edges, slab, {
      south,
      west,
      perSlab,
      perColumn,
    });
    const middle = south + (slab + 0.5) / perSlab;
    for (let column = 0; column < COLUMNS; column++) {
      const cell = slab * COLUMNS + column;
      if (cells[cell] === OUTSIDE && isInside(edges, west + (column + 0.5) / perColumn, middle)) {
        cells[cell] = INSIDE;
      }
    }
  });
  return { south, north, west, perSlab, perColumn, slabs, cells };
}

function slabOf(lat: number, south: number, perSlab: number): number {
  // Monotone in the latitude: an edge that spans a latitude is listed in that latitude's slab.
  return Math.min(SLABS - 1, Math.floor((lat - south) * perSlab));
}

function edgesBySlab(ring: readonly LngLat[], south: number, perSlab: number): readonly Float64Array[] {
  const lists: number[][] = Array.from({ length: SLABS }, () => []);
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!;
    const to = slabOf(Math.max(y1, y2), south, perSlab);
    for (let slab = slabOf(Math.min(y1, y2), south, perSlab); slab <= to; slab++) {
      lists[slab]!.push(x1, y1, x2, y2);
    }
  });
  return lists.map((list) => Float64Array.from(list));
}

/** Part of a slab's height by which an edge is followed beyond it: far more than any rounding, far less than a cell. */
const OVERLAP = 0.01;

/** Marks the columns that an edge meets between the slab's latitudes, and one more on each side. */
function markNearEdges(
  cells: Uint8Array,
  edges: Float64Array,
  slab: number,
  { south, west, perSlab, perColumn }: Pick<Raster, 'south' | 'west' | 'perSlab' | 'perColumn'>,
): void {
  const low = south + (slab - OVERLAP) / perSlab;
  const high = south + (slab + 1 + OVERLAP) / perSlab;
  for (let at = 0; at < edges.length; at += 4) {
    const [x1, y1, x2, y2] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
    const along = (lat: number) => (y1 === y2 ? 0 : Math.min(1, Math.max(0, (lat - y1) / (y2 - y1))));
    const [a, b] = y1 === y2 ? [x1, x2] : [x1 + (x2 - x1) * along(low), x1 + (x2 - x1) * along(high)];
    const first = Math.floor((Math.min(a, b) - west) * perColumn) - 1;
    const last = Math.floor((Math.max(a, b) - west) * perColumn) + 1;
    cells.fill(NEAR_AN_EDGE, Math.max(0, first), Math.min(COLUMNS, last + 1));
  }
}
