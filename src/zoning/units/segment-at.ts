import type { LngLat } from '../../domain/place';
import type { RoadLines } from '../../domain/road-set';

export interface SegmentPlace {
  readonly unit: number;
  /** Of the segment's length from its start, 0 to 1. */
  readonly share: number;
}

/** The segment whose line passes nearest the place, and where on it; null where there is none. Segments are lines of one part. */
export function segmentAt(
  { coordinates, partStarts, roadStarts }: RoadLines,
  [lng, lat]: LngLat,
): SegmentPlace | null {
  const narrowing = Math.cos((lat * Math.PI) / 180);
  const east = (point: number) => (coordinates[2 * point]! - lng) * narrowing;
  const north = (point: number) => coordinates[2 * point + 1]! - lat;
  let nearest: SegmentPlace | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit + 1 < roadStarts.length; unit++) {
    const end = partStarts[roadStarts[unit + 1]!]!;
    let passed = 0;
    let best = 0;
    let found = false;
    for (let point = partStarts[roadStarts[unit]!]!; point + 1 < end; point++) {
      const [x, y] = [east(point), north(point)];
      const [dx, dy] = [east(point + 1) - x, north(point + 1) - y];
      const length = Math.hypot(dx, dy);
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length ** 2));
      const distance = Math.hypot(x + along * dx, y + along * dy);
      if (distance < least) {
        least = distance;
        best = passed + along * length;
        found = true;
      }
      passed += length;
    }
    if (found) nearest = { unit, share: passed === 0 ? 0 : best / passed };
  }
  return nearest;
}
