import type { PolygonRing } from '../../domain/polygon-shape';
import type { CornerIndex } from './corner-index';

/** Directed edges between numbered corners, what they enclose to their left; two numbers each. */
export type Edges = readonly (readonly [from: number, to: number])[];

/** What is left when edges that run both ways have gone; null where one runs twice the same way: something overlaps. */
export function withoutPairs(edges: Edges, corners: number): Edges | null {
  const open = new Set<number>();
  for (const [from, to] of edges) {
    if (from === to) continue;
    if (open.delete(to * corners + from)) continue;
    const key = from * corners + to;
    if (open.has(key)) return null;
    open.add(key);
  }
  return Array.from(open, (key) => [Math.floor(key / corners), key % corners] as const);
}

/**
 * Edges joined into rings without a corner twice. Where rings meet at a corner the sharpest turn to the left is taken, so that
 * each ring stays around the same ground. null where an end stays open.
 */
export function ringsOfEdges(edges: Edges, corners: CornerIndex): readonly PolygonRing[] | null {
  const leaving = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const known = leaving.get(from);
    if (known) known.push(to);
    else leaving.set(from, [to]);
  }
  const rings: PolygonRing[] = [];
  for (const [first, targets] of leaving) {
    while (targets.length > 0) {
      const path = [first];
      const place = new Map([[first, 0]]);
      let [before, at] = [-1, first];
      for (;;) {
        const next = takeLeftmost(leaving.get(at), before, at, corners);
        if (next === null) return null;
        [before, at] = [at, next];
        const met = place.get(next);
        if (met === undefined) {
          place.set(next, path.length);
          path.push(next);
          continue;
        }
        const loop = path.splice(met);
        for (const corner of loop) place.delete(corner);
        rings.push(ringOf(loop, corners));
        if (path.length === 0) break;
        place.set(next, path.length);
        path.push(next);
      }
    }
  }
  return rings;
}

function takeLeftmost(
  targets: number[] | undefined,
  before: number,
  at: number,
  { x, y }: CornerIndex,
): number | null {
  if (targets === undefined || targets.length === 0) return null;
  let best = 0;
  if (targets.length > 1 && before >= 0) {
    const back = Math.atan2(y[before]! - y[at]!, x[before]! - x[at]!);
    let least = Number.POSITIVE_INFINITY;
    targets.forEach((target, i) => {
      const ahead = Math.atan2(y[target]! - y[at]!, x[target]! - x[at]!);
      // Clockwise from where we came.
      const turn = (back - ahead + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
      if (turn < least) [least, best] = [turn, i];
    });
  }
  return targets.splice(best, 1)[0]!;
}

/** Corners in the middle of a stretch that runs exactly north–south or east–west say nothing. */
function ringOf(loop: readonly number[], { x, y }: CornerIndex): PolygonRing {
  const points: number[] = [];
  loop.forEach((corner, i) => {
    const last = loop[(i + loop.length - 1) % loop.length]!;
    const next = loop[(i + 1) % loop.length]!;
    const upright =
      x[last] === x[corner] && x[corner] === x[next] && (y[corner]! - y[last]!) * (y[next]! - y[corner]!) > 0;
    const level =
      y[last] === y[corner] && y[corner] === y[next] && (x[corner]! - x[last]!) * (x[next]! - x[corner]!) > 0;
    if (!upright && !level) points.push(x[corner]!, y[corner]!);
  });
  return Float64Array.from(points);
}
