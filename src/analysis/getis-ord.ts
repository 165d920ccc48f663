import type { Neighbours } from './neighbours';

export interface GetisOrd {
  /** Gi counts the neighbours alone, Gi* the place itself too. */
  readonly star: boolean;
  /** Row-standardised weights sum to 1; as in PySAL, Σw² is then taken as Σw. */
  readonly weights: 'binary' | 'row_standardised';
}

/**
 * Standardised Gi or Gi* of each place (Ord and Getis 1995; the values of PySAL's `G_Local.Zs`). Population variance;
 * for Gi the place itself is left out of mean and variance. 0 where the variance or the neighbourhood gives nothing
 * to compare: equal values, no neighbours, or everything a neighbour.
 */
export function getisOrd(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  { star, weights }: GetisOrd,
): Float64Array {
  const n = values.length;
  const places = star ? n : n - 1;
  const { starts, ids } = neighbours;
  const { mean, squares } = moments(values);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const own = values[i]!;
    let sum = star ? own : 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) sum += values[ids[at]!]!;
    const count = starts[i + 1]! - starts[i]! + (star ? 1 : 0);
    const weight = weights === 'binary' ? 1 : 1 / count;
    const total = count * weight;
    // Σ over all places but i, from sums around the mean, which lose no digits.
    const expected = star ? mean : mean - (own - mean) / places;
    const spread = star
      ? squares
      : squaresWithout(values, i, expected, squares - ((own - mean) ** 2 * n) / places, squares);
    const deviation = Math.sqrt((spread / places) * ((places * total - total ** 2) / (places - 1)));
    const difference = sum * weight - expected * total;
    z[i] = deviation > 0 && squares > 0 && Number.isFinite(deviation) ? difference / deviation : 0;
  }
  return z;
}

/** Where nearly all the spread is the place's own, the difference has lost its digits: then by the whole sum. */
function squaresWithout(
  values: ArrayLike<number>,
  place: number,
  mean: number,
  difference: number,
  squares: number,
): number {
  if (difference > 1e-4 * squares) return difference;
  let sum = 0;
  for (let j = 0; j < values.length; j++) if (j !== place) sum += (values[j]! - mean) ** 2;
  return sum;
}

function moments(values: ArrayLike<number>): { readonly mean: number; readonly squares: number } {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, squares };
}
