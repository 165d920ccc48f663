/** Stretches of positions, from ≤ position < to each, flat: from, to, from, to … Ascending and apart; an empty one may stand. */
export type Stretches = readonly number[];

/**
 * What lies in one of the two and not in the other, each piece once: `visit(from, to, sign)` with sign 1 for what `after`
 * has more and -1 for what it has less.
 */
export function eachDifference(
  before: Stretches,
  after: Stretches,
  visit: (from: number, to: number, sign: 1 | -1) => void,
): void {
  let [i, j] = [0, 0];
  let position = 0;
  while (i < before.length || j < after.length) {
    const nextBefore = before[i] ?? Number.POSITIVE_INFINITY;
    const nextAfter = after[j] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(nextBefore, nextAfter);
    // An odd number of ends passed is inside.
    const [wasIn, isIn] = [i % 2 === 1, j % 2 === 1];
    if (wasIn !== isIn && next > position) visit(position, next, isIn ? 1 : -1);
    position = next;
    if (nextBefore === next) i += 1;
    else j += 1;
  }
}
