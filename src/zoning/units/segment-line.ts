import type { LngLat } from '../../domain/place';
import type { RoadLines } from '../../domain/road-set';
import type { UnitMapping } from '../../domain/unit-set';

/** Corners of a segment from its start to its end. Segments are lines of one part. */
export function segmentLine(
  { coordinates, partStarts, roadStarts }: RoadLines,
  unit: number,
): readonly LngLat[] {
  const from = partStarts[roadStarts[unit]!]!;
  const to = partStarts[roadStarts[unit + 1]!]!;
  return Array.from({ length: to - from }, (_, point): LngLat => {
    const at = 2 * (from + point);
    return [coordinates[at]!, coordinates[at + 1]!];
  });
}

/** The place on a line of two corners or more at a share (0 to 1) of its length from its start. */
export function placeOnLine(line: readonly LngLat[], share: number): LngLat {
  const narrowing = Math.cos((line[0]![1] * Math.PI) / 180);
  const lengths = line
    .slice(1)
    .map(([lng, lat], before) => Math.hypot((lng - line[before]![0]) * narrowing, lat - line[before]![1]));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  for (let edge = 0; edge < lengths.length; edge++) {
    const length = lengths[edge]!;
    if (left > length && edge + 1 < lengths.length) {
      left -= length;
      continue;
    }
    const part = length === 0 ? 0 : Math.min(1, left / length);
    const [[lng1, lat1], [lng2, lat2]] = [line[edge]!, line[edge + 1]!];
    return [lng1 + part * (lng2 - lng1), lat1 + part * (lat2 - lat1)];
  }
  return line[0]!;
}

/** The unit that most of a unit was before all the changes. */
export function unitBefore(changes: readonly UnitMapping[], unit: number): number {
  return changes.reduceRight((own, { origin }) => origin[own]!, unit);
}

/** What a unit, or its first part, became by all the changes. */
export function unitAfter(changes: readonly UnitMapping[], unit: number): number {
  return changes.reduce((own, { starts, ids }) => ids[starts[own]!]!, unit);
}
