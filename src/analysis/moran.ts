import type { Neighbours } from './neighbours';
import { oneSidedNormalP } from './normal';

export interface GlobalMoran {
  readonly i: number;
  /** −1 / (n − 1). */
  readonly expected: number;
  readonly variance: { readonly normality: number; readonly randomisation: number };
  readonly z: number;
  /** One-sided, by the variance under normality. */
  readonly p: number;
}

export type MoranWeights = 'binary' | 'row_standardised';

/**
 * Moran's I (1950) with the moments of Cliff and Ord (1981), as PySAL gives them. null where all values are equal or
 * nobody has a neighbour.
 */
export function globalMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  weights: MoranWeights,
): GlobalMoran | null {
  const n = values.length;
  const deviations = deviationsFromMean(values);
  let squares = 0;
  let fourths = 0;
  for (const z of deviations) {
    squares += z * z;
    fourths += z ** 4;
  }
  const { s0, s1, s2 } = weightSums(neighbours, weights);
  if (squares === 0 || s0 === 0) return null;
  let cross = 0;
  for (let i = 0; i < n; i++) cross += deviations[i]! * laggedSum(deviations, neighbours, i, weights);
  const i = (n / s0) * (cross / squares);
  const expected = -1 / (n - 1);
  const normality = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected ** 2;
  const kurtosis = fourths / n / (squares / n) ** 2;
  const randomisation =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
      kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected ** 2;
  const z = (i - expected) / Math.sqrt(normality);
  return { i, expected, variance: { normality, randomisation }, z, p: oneSidedNormalP(z) };
}

export function deviationsFromMean(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  return Float64Array.from({ length: n }, (_, i) => values[i]! - sum / n);
}

/** Σ of the neighbours' values, or their mean. */
export function laggedSum(
  values: ArrayLike<number>,
  { starts, ids }: Neighbours,
  place: number,
  weights: MoranWeights,
): number {
  const from = starts[place]!;
  const to = starts[place + 1]!;
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[ids[at]!]!;
  return weights === 'binary' || to === from ? sum : sum / (to - from);
}

/** S0 = Σw, S1 = ½ Σ(w_ij + w_ji)², S2 = Σ(w_i· + w_·i)². */
function weightSums({ starts, ids }: Neighbours, weights: MoranWeights) {
  const n = starts.length - 1;
  const weight = (i: number) => (weights === 'binary' ? 1 : 1 / (starts[i + 1]! - starts[i]!));
  const columns = new Float64Array(n);
  const links = new Map<number, number>();
  let s0 = 0;
  for (let i = 0; i < n; i++) {
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const j = ids[at]!;
      columns[j] = columns[j]! + weight(i);
      links.set(i * n + j, weight(i));
      s0 += weight(i);
    }
  }
  let s1 = 0;
  for (const [key, w] of links) {
    const back = links.get((key % n) * n + Math.floor(key / n));
    // A pair that is linked both ways is met twice, one that is linked one way once.
    s1 += back === undefined ? w * w : (w + back) ** 2 / 2;
  }
  let s2 = 0;
  for (let i = 0; i < n; i++) {
    const row = (starts[i + 1]! - starts[i]!) * (starts[i + 1] === starts[i] ? 0 : weight(i));
    s2 += (row + columns[i]!) ** 2;
  }
  return { s0, s1, s2 };
}
