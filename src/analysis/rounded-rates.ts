/** The largest neighbourhood sum that rates are rounded for: the exact distribution then costs milliseconds. */
const LARGEST_ROUNDED_SUM = 2 ** 16 - 1;
/** No finer than this many steps for the largest rate: more says nothing about counts of tens. */
const MOST_STEPS = 4000;

export interface RoundedRates {
  /** Whole numbers of `quantum`. */
  readonly values: Uint32Array;
  readonly quantum: number;
}

/**
 * Cases per size as whole numbers, so that rates are permuted as exactly as counts: every rate is off by at most half
 * a quantum, and a neighbourhood of m by m/2 of them. `draws`: units of the largest neighbourhood, itself included.
 * A unit without size has rate 0.
 */
export function roundedRates(counts: Uint32Array, sizes: Float64Array, draws: number): RoundedRates {
  const rates = Float64Array.from(counts, (count, unit) => (sizes[unit]! > 0 ? count / sizes[unit]! : 0));
  return roundedAmounts(rates, draws);
}

/** Likewise for amounts of any unit, none below 0: what the cases of a unit weigh together. */
export function roundedAmounts(rates: Float64Array, draws: number): RoundedRates {
  const sorted = rates.slice().sort();
  const largest = sorted.at(-1) ?? 0;
  if (largest === 0) return { values: new Uint32Array(rates.length), quantum: 1 };
  const most = sorted.subarray(Math.max(0, sorted.length - draws)).reduce((sum, rate) => sum + rate, 0);
  // Rounding adds at most half a step for each of the draws.
  const steps = Math.min((LARGEST_ROUNDED_SUM - draws) / most, MOST_STEPS / largest);
  return { values: Uint32Array.from(rates, (rate) => Math.round(rate * steps)), quantum: 1 / steps };
}
