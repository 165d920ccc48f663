/** The largest neighbourhood sum that rates are rounded for: the exact distribution then costs milliseconds. */
const LARGEST_ROUNDED_SUM = 2 ** 16 - 1;
/** No finer than this many steps for the largest rate: more says nothing about counts of tens. */
const MOST_STEPS = 4000;

/** Below it a quotient leaves the range of numbers: as good as nothing. */
const LEAST = 1e-290;
/** A multiple this near a whole number is one: square metres and yuan are whole, or of a few digits. */
const WHOLE = 1e-9;

export interface RoundedRates {
  /** Whole numbers of `quantum`. */
  readonly values: Uint32Array;
  readonly quantum: number;
  /** Whether anything was lost. */
  readonly rounded: boolean;
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
  if (largest < LEAST) return { values: new Uint32Array(rates.length), quantum: 1, rounded: false };
  const most = sorted.subarray(Math.max(0, sorted.length - draws)).reduce((sum, rate) => sum + rate, 0);
  const step = exactStep(rates, most);
  if (step !== null)
    return {
      values: Uint32Array.from(rates, (rate) => Math.round(rate / step)),
      quantum: step,
      rounded: false,
    };
  // Rounding adds at most half a step for each of the draws.
  const steps = Math.min((LARGEST_ROUNDED_SUM - draws) / most, MOST_STEPS / largest);
  return {
    values: Uint32Array.from(rates, (rate) => Math.round(rate * steps)),
    quantum: 1 / steps,
    rounded: true,
  };
}

/** Of which every amount is a whole multiple: 1, or the smallest of them; null where neither is, or sums grow too large. */
function exactStep(amounts: Float64Array, mostTogether: number): number | null {
  let smallest = Number.POSITIVE_INFINITY;
  for (const amount of amounts) if (amount > 0 && amount < smallest) smallest = amount;
  const steps = [1, smallest].filter((step) => mostTogether / step <= LARGEST_ROUNDED_SUM);
  const isWhole = (multiple: number) => Math.abs(multiple - Math.round(multiple)) <= WHOLE;
  return steps.find((step) => amounts.every((amount) => isWhole(amount / step))) ?? null;
}
