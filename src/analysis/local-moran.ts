import { MORAN_QUADRANTS } from '../domain/hotspot';
import { deviationsFromMean, laggedSum, type MoranWeights } from './moran';
import type { Neighbours } from './neighbours';

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

/** Index into MORAN_QUADRANTS. */
export function quadrantOf(high: boolean, highAround: boolean): number {
  return MORAN_QUADRANTS.indexOf(high ? (highAround ? 'HH' : 'HL') : highAround ? 'LH' : 'LL');
}
