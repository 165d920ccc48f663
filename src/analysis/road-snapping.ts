import Flatbush from 'flatbush';
import type { RoadPieces } from '../domain/hotspot-units';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';

/**
 * The nearest piece of each point within `reachMetres`, -1 for none and for NaN. On a plane tangent at each point;
 * points with the same coordinates as the one before cost nothing.
 */
export function snapToRoads(
  { coordinates, starts }: Pick<RoadPieces, 'coordinates' | 'starts'>,
  reachMetres: number,
  lngs: Float64Array,
  lats: Float64Array,
): Int32Array {
  const snapped = new Int32Array(lngs.length).fill(-1);
  const pieces = starts.length - 1;
  const segments = coordinates.length / 2 - pieces;
  if (segments <= 0) return snapped;
  const pointOf = new Uint32Array(segments);
  const pieceOf = new Uint32Array(segments);
  const tree = new Flatbush(segments);
  let n = 0;
  for (let piece = 0; piece < pieces; piece++) {
    for (let point = starts[piece]!; point < starts[piece + 1]! - 1; point++) {
      pointOf[n] = point;
      pieceOf[n++] = piece;
      const [ax, ay] = [coordinates[2 * point]!, coordinates[2 * point + 1]!];
      const [bx, by] = [coordinates[2 * point + 2]!, coordinates[2 * point + 3]!];
      tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
  }
  tree.finish();
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (Number.isNaN(lng) || Number.isNaN(lat)) continue;
    if (row > 0 && lngs[row - 1] === lng && lats[row - 1] === lat) {
      snapped[row] = snapped[row - 1]!;
      continue;
    }
    const lngMetres = METRES_PER_DEGREE * longitudeShrink(lat);
    const across = reachMetres / lngMetres;
    const up = reachMetres / METRES_PER_DEGREE;
    let nearest = reachMetres;
    for (const segment of tree.search(lng - across, lat - up, lng + across, lat + up)) {
      const at = 2 * pointOf[segment]!;
      const distance = distanceToSegment(
        (coordinates[at]! - lng) * lngMetres,
        (coordinates[at + 1]! - lat) * METRES_PER_DEGREE,
        (coordinates[at + 2]! - lng) * lngMetres,
        (coordinates[at + 3]! - lat) * METRES_PER_DEGREE,
      );
      const piece = pieceOf[segment]!;
      // Ties, as at a crossing, go to the lower number, whatever order the tree answers in.
      if (distance < nearest || (distance === nearest && (snapped[row] === -1 || piece < snapped[row]!))) {
        nearest = distance;
        snapped[row] = piece;
      }
    }
  }
  return snapped;
}

/** From the origin. */
function distanceToSegment(x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}
