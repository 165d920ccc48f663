import type { ZoneGeometry } from '../../domain/zone-set';
import { type Plane, planeOf } from './plane';

/** m² of each unit, on a plane tangent at the middle of the set: rings that lie within others are taken off. */
export function unitAreas(
  geometry: ZoneGeometry,
  plane: Plane = planeOf(geometry.coordinates),
): Float64Array {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  const perUnit = plane.metresPerLng * plane.metresPerLat;
  return Float64Array.from({ length: zoneStarts.length - 1 }, (_, unit) => {
    const [from, to] = [zoneStarts[unit]!, zoneStarts[unit + 1]!];
    let sum = 0;
    for (let ring = from; ring < to; ring++) {
      const area = Math.abs(ringArea(coordinates, ringStarts[ring]!, ringStarts[ring + 1]!));
      sum += to - from > 1 && isHole(geometry, unit, ring) ? -area : area;
    }
    return sum * perUnit;
  });
}

function ringArea(coordinates: Float64Array, from: number, to: number): number {
  const [west, south] = [coordinates[2 * from]!, coordinates[2 * from + 1]!];
  let sum = 0;
  for (let point = from; point < to; point++) {
    const after = point + 1 < to ? point + 1 : from;
    sum +=
      (coordinates[2 * point]! - west) * (coordinates[2 * after + 1]! - south) -
      (coordinates[2 * after]! - west) * (coordinates[2 * point + 1]! - south);
  }
  return sum / 2;
}

/** Within an odd number of the unit's other rings: by the middle of its first edge, which touches none of them. */
function isHole({ coordinates, ringStarts, zoneStarts }: ZoneGeometry, unit: number, own: number): boolean {
  const first = ringStarts[own]!;
  const x = (coordinates[2 * first]! + coordinates[2 * first + 2]!) / 2;
  const y = (coordinates[2 * first + 1]! + coordinates[2 * first + 3]!) / 2;
  let inside = false;
  for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
    if (ring === own) continue;
    const [from, to] = [ringStarts[ring]!, ringStarts[ring + 1]!];
    for (let point = from; point < to; point++) {
      const after = point + 1 < to ? point + 1 : from;
      const [y1, y2] = [coordinates[2 * point + 1]!, coordinates[2 * after + 1]!];
      if (y1 > y === y2 > y) continue;
      const x1 = coordinates[2 * point]!;
      if (x < ((coordinates[2 * after]! - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
