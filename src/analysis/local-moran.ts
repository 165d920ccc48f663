import { adjustedForDiscovery } from './false-discovery';
import { deviationsFromMean, laggedSum, type MoranWeights } from './moran';
import type { Neighbours } from './neighbours';
import { permutedSums, type SumTails } from './permuted-sums';

/**
 * Local Moran's I (Anselin 1995) of each place, standardised as PySAL and GeoDa do: the place's deviation times its
 * neighbours', over the mean square, times (n − 1) / n. 0 where all values are equal or a place has no neighbours.
 */
export function localMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  weights: MoranWeights = 'row_standardised',
): Float64Array {
  const n = values.length;
  const deviations = deviationsFromMean(values);
  const squares = deviations.reduce((sum, z) => sum + z * z, 0);
  if (squares === 0) return new Float64Array(n);
  return deviations.map(
    (z, place) => ((n - 1) * z * laggedSum(deviations, neighbours, place, weights)) / squares,
  );
}

/** HH and LL: like its neighbours; HL: high among low, an isolated place; LH: low among high. */
export type MoranQuadrant = 'HH' | 'LL' | 'HL' | 'LH';
export const MORAN_QUADRANTS: readonly MoranQuadrant[] = ['HH', 'LL', 'HL', 'LH'];

export interface LocalMoranTest {
  readonly i: Float64Array;
  /** Index into MORAN_QUADRANTS by value and by neighbours' mean against the mean of all; of significance apart. */
  readonly quadrants: Uint8Array;
  /** Two-sided, exact over all permutations of the other places' counts (conditional on the place's own). */
  readonly p: Float64Array;
  readonly adjustedP: Float64Array;
}

const SMALLEST_P = 1e-12;

/**
 * The null of a place depends on its own count, which is not dealt out, and on how many neighbours it has: one exact
 * distribution per distinct count serves all its places. null where counts are too large for that (`permutedSums`)
 * or fewer than three places exist. A place without neighbours is no test: its p is NaN.
 */
export function localMoranTest(counts: Uint32Array, neighbours: Neighbours): LocalMoranTest | null {
  const n = counts.length;
  if (n < 3) return null;
  const { starts } = neighbours;
  const mean = counts.reduce((sum, count) => sum + count, 0) / n;
  let most = 0;
  for (let place = 0; place < n; place++) most = Math.max(most, starts[place + 1]! - starts[place]!);
  const tailsWithout = new Map<number, readonly SumTails[]>();
  const p = new Float64Array(n).fill(Number.NaN);
  const quadrants = new Uint8Array(n);
  for (let place = 0; place < n; place++) {
    const own = counts[place]!;
    const size = starts[place + 1]! - starts[place]!;
    const sum = laggedSum(counts, neighbours, place, 'binary');
    quadrants[place] = quadrant(own > mean, sum > mean * size);
    if (size === 0) continue;
    let tails = tailsWithout.get(own);
    if (tails === undefined) {
      const found = permutedSums(withoutOne(counts, place), most);
      if (found === null) return null;
      tails = found;
      tailsWithout.set(own, tails);
    }
    const { upper } = tails[size - 1]!;
    const atLeast = upper[sum] ?? 0;
    const atMost = 1 - (upper[sum + 1] ?? 0);
    p[place] = Math.min(1, Math.max(SMALLEST_P, 2 * Math.min(atLeast, atMost)));
  }
  return { i: localMoran(counts, neighbours), quadrants, p, adjustedP: adjustedForDiscovery(p) };
}

function quadrant(high: boolean, highAround: boolean): number {
  return MORAN_QUADRANTS.indexOf(high ? (highAround ? 'HH' : 'HL') : highAround ? 'LH' : 'LL');
}

function withoutOne(counts: Uint32Array, place: number): Uint32Array {
  const others = new Uint32Array(counts.length - 1);
  others.set(counts.subarray(0, place));
  others.set(counts.subarray(place + 1), place);
  return others;
}
