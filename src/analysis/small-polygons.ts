import { NO_ZONE } from '../domain/zone-set';
import { type LocatedZones, rasterColumn, rasterRow } from './zone-raster';

/** From so many polygons on, with so few corners each, a raster of edges costs more than it saves. */
const FEWEST = 5_000;
const MOST_CORNERS = 40;

export function areSmallPolygons({ geometry }: LocatedZones): boolean {
  const count = geometry.zoneStarts.length - 1;
  return count >= FEWEST && geometry.coordinates.length / 2 <= MOST_CORNERS * count;
}

/**
 * As `locatePoints`, for very many polygons of few corners, as unit cells are: each bin lists the polygons whose box
 * reaches it, and points are taken bin by bin, so that what they are compared with is at hand.
 */
export function locateInSmallPolygons(
  { extent, geometry }: LocatedZones,
  lngs: Float64Array,
  lats: Float64Array,
): Uint32Array {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  const count = zoneStarts.length - 1;
  const boxes = boxesOf(geometry);
  const width = Math.max(extent.east - extent.west, Number.MIN_VALUE);
  const height = Math.max(extent.north - extent.south, Number.MIN_VALUE);
  const columns = Math.min(4096, Math.max(1, Math.round(Math.sqrt((2 * count * width) / height))));
  const rows = Math.min(4096, Math.max(1, Math.round((2 * count) / columns)));
  const bins = columns * rows;

  const starts = new Uint32Array(bins + 1);
  const eachBin = (polygon: number, visit: (bin: number) => void) => {
    const left = rasterColumn(extent, columns, boxes[4 * polygon]!);
    const right = rasterColumn(extent, columns, boxes[4 * polygon + 2]!);
    const top = rasterRow(extent, rows, boxes[4 * polygon + 3]!);
    for (let row = rasterRow(extent, rows, boxes[4 * polygon + 1]!); row <= top; row++) {
      for (let column = left; column <= right; column++) visit(row * columns + column);
    }
  };
  for (let polygon = 0; polygon < count; polygon++) {
    eachBin(polygon, (bin) => {
      starts[bin + 1] = starts[bin + 1]! + 1;
    });
  }
  for (let bin = 0; bin < bins; bin++) starts[bin + 1] = starts[bin + 1]! + starts[bin]!;
  const polygons = new Uint32Array(starts[bins]!);
  const filled = starts.slice(0, bins);
  // In file order, so that of several the first is found first.
  for (let polygon = 0; polygon < count; polygon++) {
    eachBin(polygon, (bin) => {
      const at = filled[bin]!;
      filled[bin] = at + 1;
      polygons[at] = polygon;
    });
  }

  const zones = new Uint32Array(lngs.length).fill(NO_ZONE);
  const binOf = new Uint32Array(lngs.length);
  const next = new Uint32Array(bins + 1);
  for (let point = 0; point < lngs.length; point++) {
    const [lng, lat] = [lngs[point]!, lats[point]!];
    const within = lng >= extent.west && lng <= extent.east && lat >= extent.south && lat <= extent.north;
    const bin = within ? rasterRow(extent, rows, lat) * columns + rasterColumn(extent, columns, lng) : bins;
    binOf[point] = bin;
    next[bin] = next[bin]! + 1;
  }
  let sum = 0;
  for (let bin = 0; bin <= bins; bin++) {
    const own = next[bin]!;
    next[bin] = sum;
    sum += own;
  }
  const order = new Uint32Array(lngs.length);
  for (let point = 0; point < lngs.length; point++) {
    const at = next[binOf[point]!]!;
    next[binOf[point]!] = at + 1;
    order[at] = point;
  }
  for (let at = 0; at < order.length; at++) {
    const point = order[at]!;
    const bin = binOf[point]!;
    if (bin === bins) break;
    const [lng, lat] = [lngs[point]!, lats[point]!];
    for (let candidate = starts[bin]!; candidate < starts[bin + 1]!; candidate++) {
      const polygon = polygons[candidate]!;
      const box = 4 * polygon;
      if (lng < boxes[box]! || lat < boxes[box + 1]! || lng > boxes[box + 2]! || lat > boxes[box + 3]!)
        continue;
      let inside = false;
      for (let ring = zoneStarts[polygon]!; ring < zoneStarts[polygon + 1]!; ring++) {
        const from = 2 * ringStarts[ring]!;
        const to = 2 * ringStarts[ring + 1]!;
        for (let corner = from; corner < to; corner += 2) {
          const after = corner + 2 < to ? corner + 2 : from;
          const y1 = coordinates[corner + 1]!;
          const y2 = coordinates[after + 1]!;
          if (y1 > lat !== y2 > lat) {
            const x1 = coordinates[corner]!;
            if (lng < ((coordinates[after]! - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
          }
        }
      }
      if (inside) {
        zones[point] = polygon;
        break;
      }
    }
  }
  return zones;
}

/** West, south, east, north of each. */
function boxesOf({ coordinates, ringStarts, zoneStarts }: LocatedZones['geometry']): Float64Array {
  const count = zoneStarts.length - 1;
  const boxes = new Float64Array(4 * count);
  for (let polygon = 0; polygon < count; polygon++) {
    let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const to = 2 * ringStarts[zoneStarts[polygon + 1]!]!;
    for (let at = 2 * ringStarts[zoneStarts[polygon]!]!; at < to; at += 2) {
      west = Math.min(west, coordinates[at]!);
      east = Math.max(east, coordinates[at]!);
      south = Math.min(south, coordinates[at + 1]!);
      north = Math.max(north, coordinates[at + 1]!);
    }
    boxes.set([west, south, east, north], 4 * polygon);
  }
  return boxes;
}
