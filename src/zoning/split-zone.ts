import type { LngLat } from '../domain/place';

/**
 * Units on the right of a line drawn from its first point to its last, by their centres; beyond its ends the line goes on
 * straight. `centres` are lng and lat interleaved.
 */
export function rightOfLine(
  line: readonly LngLat[],
  units: readonly number[],
  centres: Float64Array,
): readonly number[] {
  if (line.length < 2) return [];
  const narrowing = Math.cos((line[0]![1] * Math.PI) / 180);
  const flat = line.map(([lng, lat]) => [lng * narrowing, lat] as const);
  return units.filter((unit) => isRight(flat, centres[2 * unit]! * narrowing, centres[2 * unit + 1]!));
}

function isRight(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let least = Number.POSITIVE_INFINITY;
  let right = false;
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i]!;
    const [dx, dy] = [line[i + 1]![0] - ax, line[i + 1]![1] - ay];
    const length = dx * dx + dy * dy;
    if (length === 0) continue;
    const along = ((x - ax) * dx + (y - ay) * dy) / length;
    const from = i === 0 ? Number.NEGATIVE_INFINITY : 0;
    const to = i + 2 === line.length ? Number.POSITIVE_INFINITY : 1;
    const on = Math.min(to, Math.max(from, along));
    const distance = (x - ax - on * dx) ** 2 + (y - ay - on * dy) ** 2;
    if (distance >= least) continue;
    least = distance;
    right = dx * (y - ay) - dy * (x - ax) < 0;
  }
  return right;
}
