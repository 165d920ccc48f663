import { twoSidedNormalP } from './normal';
import { logGamma } from './tide';

/** Below this many cases in both periods together a change is not judged. */
export const FEWEST_FOR_CHANGE = 5;

export interface CountChange {
  readonly before: number;
  readonly after: number;
  /** After's rate over before's; NaN where there was none before. */
  readonly ratio: number;
  /** Two-sided: could as uneven a split come from one rate? Exact, conditional on the sum (binomial). NaN below the guard. */
  readonly p: number;
}

/** Two counts from periods of these lengths (any one unit). */
export function countChange(
  before: number,
  after: number,
  beforeLength: number,
  afterLength: number,
): CountChange {
  const ratio = before > 0 ? after / afterLength / (before / beforeLength) : Number.NaN;
  const n = before + after;
  const p =
    n < FEWEST_FOR_CHANGE
      ? Number.NaN
      : binomialTwoSided(after, n, afterLength / (beforeLength + afterLength));
  return { before, after, ratio, p };
}

/** Twice the smaller tail, at most 1. */
export function binomialTwoSided(successes: number, n: number, share: number): number {
  return Math.min(
    1,
    2 * Math.min(binomialUpper(successes, n, share), binomialUpper(n - successes, n, 1 - share)),
  );
}

/** P(X ≥ successes) for X binomial; by the regularised incomplete beta function (Numerical Recipes 6.4). */
export function binomialUpper(successes: number, n: number, share: number): number {
  if (successes <= 0) return 1;
  if (successes > n) return 0;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return incompleteBeta(share, successes, n - successes + 1);
}

function incompleteBeta(x: number, a: number, b: number): number {
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/** Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    let step = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + step * d, tiny);
    c = nonZero(1 + step / c, tiny);
    fraction *= d * c;
    step = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + step * d, tiny);
    c = nonZero(1 + step / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

export interface CampaignCounts {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
}

export interface CampaignEffect {
  /** (treated after / before) ÷ (control after / before); below 1 the campaign area did better. NaN below the guard. */
  readonly ratio: number;
  /** 95 %, by the normal approximation of the logarithm. */
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/** Before and after against a control area; each of the four counts must reach the guard of small numbers. */
export function campaignEffect(counts: CampaignCounts): CampaignEffect {
  const { treatedBefore, treatedAfter, controlBefore, controlAfter } = counts;
  const all = [treatedBefore, treatedAfter, controlBefore, controlAfter];
  if (all.some((count) => count < FEWEST_FOR_CHANGE)) {
    return { ratio: Number.NaN, low: Number.NaN, high: Number.NaN, p: Number.NaN };
  }
  const log = Math.log(treatedAfter / treatedBefore / (controlAfter / controlBefore));
  const deviation = Math.sqrt(all.reduce((sum, count) => sum + 1 / count, 0));
  const width = 1.959_963_984_540_054 * deviation;
  return {
    ratio: Math.exp(log),
    low: Math.exp(log - width),
    high: Math.exp(log + width),
    p: twoSidedNormalP(log / deviation),
  };
}
