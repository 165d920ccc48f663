/**
 * Quantile with linear interpolation between order statistics (Hyndman & Fan's type 7, Excel's PERCENTILE.INC); null of
 * nothing. Reorders the values. Expected linear time: Hoare's selection.
 */
export function quantile(values: Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  const at = (values.length - 1) * share;
  const low = Math.floor(at);
  const lower = select(values, low);
  if (low === at) return lower;
  let upper = Infinity;
  for (let i = low + 1; i < values.length; i++) if (values[i]! < upper) upper = values[i]!;
  return lower + (upper - lower) * (at - low);
}

/** Puts the k-th smallest in its place, no larger value before it and no smaller one behind. */
function select(values: Float64Array, k: number): number {
  let left = 0;
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
