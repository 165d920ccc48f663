import { fourierTransform } from './fourier';

/** What the counts of all cells, permuted, would put into neighbourhoods of one size. */
export interface SumTails {
  /** upper[s] = P(sum ≥ s); beyond the end 0. Absolute error below 1e-11. */
  readonly upper: Float64Array;
}

/** Sums up to here: 2²¹ complex values and as many for every size of a neighbourhood. */
export const LARGEST_SUM = 2 ** 21 - 1;

/**
 * The exact distribution of the sum of m counts drawn without replacement, for m = 1 … `mostDraws` (at most the
 * number of counts): what a random permutation of the cells puts into a neighbourhood of m cells. Gi*'s own mean and
 * variance are this distribution's. Since a place belongs to its own neighbourhood, m alone decides.
 *
 * With e the elementary symmetric polynomials of z^x over the counts x, P(sum = s) is the coefficient of z^s in
 * e_m / C(n, m). On the unit circle the power sums are the histogram's Fourier transform, read at r times the
 * frequency, and Newton's identities give e_m from them. null where a sum could exceed LARGEST_SUM.
 */
export function permutedSums(counts: Uint32Array, mostDraws: number): readonly SumTails[] | null {
  const n = counts.length;
  const draws = Math.min(mostDraws, n);
  const largest = Uint32Array.from(counts)
    .sort()
    .slice(n - draws)
    .reduce((sum, count) => sum + count, 0);
  if (largest > LARGEST_SUM) return null;
  const size = 2 ** Math.ceil(Math.log2(largest + 2));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < n; i++) re[counts[i]!] = re[counts[i]!]! + 1;
  fourierTransform(re, im);

  const shares = newtonShares(n, draws);
  const half = size / 2;
  const transforms = Array.from({ length: draws }, () => ({
    re: new Float64Array(size),
    im: new Float64Array(size),
  }));
  const atRe = new Float64Array(draws + 1);
  const atIm = new Float64Array(draws + 1);
  atRe[0] = 1;
  for (let frequency = 0; frequency <= half; frequency++) {
    for (let m = 1; m <= draws; m++) {
      let x = 0;
      let y = 0;
      for (let r = 1; r <= m; r++) {
        const power = (r * frequency) % size;
        const share = shares[m * (draws + 1) + r]!;
        const a = atRe[m - r]!;
        const b = atIm[m - r]!;
        const c = re[power]!;
        const d = im[power]!;
        x += share * (a * c - b * d);
        y += share * (a * d + b * c);
      }
      atRe[m] = x;
      atIm[m] = y;
      const transform = transforms[m - 1]!;
      transform.re[frequency] = x;
      transform.im[frequency] = y;
      // Counts are real: the other half mirrors this one.
      if (frequency > 0 && frequency < half) {
        transform.re[size - frequency] = x;
        transform.im[size - frequency] = -y;
      }
    }
  }
  return transforms.map((transform) => ({ upper: upperTails(transform.re, transform.im, largest) }));
}

/**
 * Newton's identities for e_m / C(n, m) = E_m: E_m = Σ_r (−1)^(r−1) · C(n, m−r) / (m C(n, m)) · E_(m−r) · p_r; the
 * factor of E_(m−r) p_r is at m × (draws + 1) + r.
 */
function newtonShares(n: number, draws: number): Float64Array {
  const shares = new Float64Array((draws + 1) ** 2);
  for (let m = 1; m <= draws; m++) {
    let ratio = 1 / m;
    for (let r = 1; r <= m; r++) {
      // C(n, m−r) / C(n, m−r+1) = (m−r+1) / (n−m+r)
      ratio *= (m - r + 1) / (n - m + r);
      shares[m * (draws + 1) + r] = r % 2 === 1 ? ratio : -ratio;
    }
  }
  return shares;
}

/** The inverse transform, by the forward one of the conjugate; then sums from the far end, the smallest first. */
function upperTails(re: Float64Array, im: Float64Array, largest: number): Float64Array {
  const size = re.length;
  for (let i = 0; i < size; i++) im[i] = -im[i]!;
  fourierTransform(re, im);
  const upper = new Float64Array(largest + 2);
  for (let sum = largest; sum >= 0; sum--) {
    upper[sum] = Math.min(1, upper[sum + 1]! + Math.max(0, re[sum]! / size));
  }
  upper[0] = 1;
  return upper;
}
