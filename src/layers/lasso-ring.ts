import type { LngLat } from '../domain/place';

export const MOST_RING_POINTS = 200;

/**
 * A drawn ring as a filter keeps it: open (no repeated last point), at most `most` points, coordinates rounded to
 * 1e-6° (0.11 m). Douglas and Peucker's rule with the least tolerance, doubled from 1e-6° of latitude, that suffices.
 * Shorter than 3 points means that nothing was drawn: null.
 */
export function lassoRing(drawn: readonly LngLat[], most = MOST_RING_POINTS): readonly LngLat[] | null {
  const open = withoutRepeats(drawn.map(([lng, lat]) => [round(lng), round(lat)]));
  if (open.length < 3) return null;
  const narrowing = Math.cos((open[0]![1] * Math.PI) / 180);
  let ring: readonly LngLat[] = open;
  for (let tolerance = 1e-6; ring.length > most; tolerance *= 2) ring = simplify(open, tolerance, narrowing);
  return ring.length < 3 ? null : ring;
}

function withoutRepeats(points: readonly LngLat[]): readonly LngLat[] {
  const same = (a: LngLat | undefined, b: LngLat | undefined) =>
    a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
  const kept = points.filter((point, i) => !same(point, points[i - 1]));
  while (kept.length > 1 && same(kept[0], kept[kept.length - 1])) kept.pop();
  return kept;
}

/** Keeps the first point and the one farthest from it, and in between what is off by more than the tolerance. */
function simplify(ring: readonly LngLat[], tolerance: number, narrowing: number): readonly LngLat[] {
  const first = ring[0]!;
  let farthest = 0;
  let most = -1;
  ring.forEach((point, i) => {
    const distance = Math.hypot((point[0] - first[0]) * narrowing, point[1] - first[1]);
    if (distance > most) {
      most = distance;
      farthest = i;
    }
  });
  const closed = [...ring, first];
  const kept = new Set([0, farthest, ring.length]);
  const spans: (readonly [from: number, to: number])[] = [
    [0, farthest],
    [farthest, ring.length],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let worst = -1;
    let off = tolerance;
    for (let i = from + 1; i < to; i += 1) {
      const distance = distanceToSegment(closed[i]!, closed[from]!, closed[to]!, narrowing);
      if (distance > off) {
        off = distance;
        worst = i;
      }
    }
    if (worst === -1) continue;
    kept.add(worst);
    spans.push([from, worst], [worst, to]);
  }
  return ring.filter((_, i) => kept.has(i));
}

/** In degrees of latitude. */
function distanceToSegment(point: LngLat, from: LngLat, to: LngLat, narrowing: number): number {
  const dx = (to[0] - from[0]) * narrowing;
  const dy = to[1] - from[1];
  const px = (point[0] - from[0]) * narrowing;
  const py = point[1] - from[1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
