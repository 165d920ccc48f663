/**
 * Where six classes are cut: the classes get smaller towards the top, because counts per place are skewed and the few
 * worst places must not share a colour with a sixth of the city.
 */
const CUT_SHARES = [0.25, 0.5, 0.7, 0.85, 0.95] as const;
export const CLASS_COUNT = CUT_SHARES.length + 1;

/**
 * Inner limits of classes for positive values, ascending and unlike: class i holds limits[i-1] ≤ v < limits[i]. Cut at
 * quantiles, then rounded to numbers that people can say; fewer limits where there are few distinct values. Zeros,
 * negatives and NaN are left out: 0 is a class of its own, drawn without colour.
 */
export function classLimits(values: ArrayLike<number>): readonly number[] {
  const positive = Float64Array.from(values)
    .filter((value) => value > 0 && Number.isFinite(value))
    .sort();
  const least = positive[0];
  const most = positive[positive.length - 1];
  if (least === undefined || most === undefined) return [];
  const whole = positive.every(Number.isInteger);
  const limits: number[] = [];
  for (const share of CUT_SHARES) {
    const exact = quantile(positive, share);
    const limit = whole ? Math.max(1, Math.round(roundNicely(exact))) : roundNicely(exact);
    const previous = limits[limits.length - 1] ?? least;
    if (limit > previous && limit <= most) limits.push(limit);
  }
  return limits;
}

/** 0-based class of a positive value: the number of limits it has reached; -1 for 0, negatives and NaN. */
export function classOf(value: number, limits: readonly number[]): number {
  if (!(value > 0)) return -1;
  let reached = 0;
  while (reached < limits.length && value >= limits[reached]!) reached += 1;
  return reached;
}

/** To 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × 10ⁿ, the nearest by ratio. */
export function roundNicely(value: number): number {
  return nearest(value, [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]);
}

/** The least of 1, 1.5, 2, 3, 4, 5, 6, 8 × 10ⁿ that is not below the value: the top of a legend. */
export function ceilNicely(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((candidate) => clean(candidate * power) >= value);
  return clean((step ?? 10) * power);
}

function nearest(value: number, steps: readonly number[]): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const off = (step: number) => Math.abs(Math.log((step * power) / value));
  return clean(steps.reduce((best, step) => (off(step) < off(best) ? step : best)) * power);
}

/** 2.5 × 0.1 is 0.25, not 0.25000000000000006. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + ((sorted[below + 1] ?? low) - low) * (at - below);
}
