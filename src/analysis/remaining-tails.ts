import type { SumTails } from './permuted-sums';

/**
 * P(sum of m values drawn from all but one ≥ s), the one left out having `own`, from the tails of draws from all n.
 * A draw of m from all holds the one with probability m/n, so U_m(s) = (n−m)/n · u_m(s) + m/n · u_{m−1}(s − own), which
 * is solved for u from m = 1 up: no transform for each distinct value. Errors of the tails grow by n/(n−m) a step,
 * so that m must stay well below n/2; `tails` are of 1 … at least m draws.
 */
export function tailWithout(
  tails: readonly SumTails[],
  n: number,
  own: number,
  draws: number,
  sum: number,
): number {
  // u_0(s) is 1 for s ≤ 0: the least s of the chain belongs to no draw.
  let tail = sum - draws * own <= 0 ? 1 : 0;
  for (let m = 1; m <= draws; m++) {
    const at = sum - (draws - m) * own;
    const whole = at <= 0 ? 1 : (tails[m - 1]!.upper[at] ?? 0);
    tail = Math.min(1, Math.max(0, (n * whole - m * tail) / (n - m)));
  }
  return tail;
}

/** Share of all places up to which draws are safe for `tailWithout`. */
export const MOST_DRAWN_SHARE = 0.4;
