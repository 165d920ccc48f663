/**
 * Benjamini and Hochberg (1995): the smallest false-discovery rate at which each test is still called, min over
 * k ≥ rank of p₍ₖ₎ · n / k. NaN is no test: it stays NaN and does not count. Equal p have equal rates, so only
 * distinct ones are ranked: exact p of a map repeat, and numbers sort faster than positions.
 */
export function adjustedForDiscovery(p: Float64Array): Float64Array {
  const sorted = p.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  const distinct = new Float64Array(n);
  const rates = new Float64Array(n);
  // From the end: `first` is where the distinct values begin.
  let first = n;
  let least = 1;
  for (let rank = n; rank >= 1; rank--) {
    const value = sorted[rank - 1]!;
    least = Math.min(least, value * (n / rank));
    if (first === n || distinct[first] !== value) distinct[--first] = value;
    rates[first] = least;
  }
  return p.map((value) => (Number.isNaN(value) ? Number.NaN : rates[placeOf(distinct, first, value)]!));
}

/** Index of a value that is there, in the ascending values from `low` on. */
function placeOf(ascending: Float64Array, from: number, value: number): number {
  let low = from;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bin of a false-discovery rate: 3, 2, 1 at 99, 95, 90 %, 0 for none. NaN, which is no test, is none. */
export function confidence(rate: number): number {
  if (rate <= 0.01) return 3;
  if (rate <= 0.05) return 2;
  return rate <= 0.1 ? 1 : 0;
}
