/**
 * Quantiles with linear interpolation between order statistics (Hyndman & Fan's type 7, Excel's PERCENTILE.INC), for
 * ascending shares; null of nothing. Reorders the values. Expected linear time: Hoare's selection, each on the part
 * that the one before has left above it.
 */
export function quantiles(values: Float64Array, shares: readonly number[]): readonly (number | null)[] {
  let settled = 0;
  return shares.map((share) => {
    if (values.length === 0) return null;
    const at = (values.length - 1) * share;
    const low = Math.floor(at);
    const lower = low < settled ? values[low]! : select(values, low, settled);
    settled = Math.max(settled, low);
    if (low === at) return lower;
    let upper = Infinity;
    for (let i = low + 1; i < values.length; i++) if (values[i]! < upper) upper = values[i]!;
    return lower + (upper - lower) * (at - low);
  });
}

export function quantile(values: Float64Array, share: number): number | null {
  return quantiles(values, [share])[0] ?? null;
}

/** Puts the k-th smallest in its place, no larger value before it and no smaller one behind; `from` bounds the search. */
function select(values: Float64Array, k: number, from: number): number {
  let left = from;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i] = values[j]!;
      values[j] = swapped;
      i++;
      j--;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}
