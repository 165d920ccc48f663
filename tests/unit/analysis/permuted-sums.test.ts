import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutedSums } from '../../../src/analysis/permuted-sums';
import { upperBySubsets } from './slow-statistics';

describe('the distribution of permuted sums', () => {
  it('is that of all subsets', () => {
    const sample = fc.tuple(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })), { minLength: 2, maxLength: 14 }),
      fc.integer({ min: 1, max: 6 }),
    );
    fc.assert(
      fc.property(sample, ([counts, most]) => {
        const tails = permutedSums(Uint32Array.from(counts), most)!;
        expect(tails.length).toBe(Math.min(most, counts.length));
        tails.forEach(({ upper }, at) => {
          const slow = upperBySubsets(counts, at + 1);
          upper.forEach((p, s) => {
            expect(Math.abs(p - slow(s))).toBeLessThan(1e-9);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('resolves far below 0.05 in 250,000: nine ones among ten thousand cells', () => {
    const counts = new Uint32Array(10_000);
    counts.fill(1, 0, 40);
    const nine = permutedSums(counts, 9)![8]!;
    // Hypergeometric: no zero among nine draws, and at least eight ones.
    const choose = (n: number, k: number) =>
      Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    const exactly = (k: number) => (choose(40, k) * choose(9960, 9 - k)) / choose(10_000, 9);
    expect(nine.upper[3]! / [3, 4, 5, 6, 7, 8, 9].reduce((sum, k) => sum + exactly(k), 0)).toBeCloseTo(1, 6);
    expect(nine.upper[4]! / [4, 5, 6, 7, 8, 9].reduce((sum, k) => sum + exactly(k), 0)).toBeCloseTo(1, 4);
  });

  it('has the mean and the variance that Gi* is standardised by', () => {
    const counts = Uint32Array.from({ length: 500 }, (_, i) => (i * i * 7) % 41);
    const { upper } = permutedSums(counts, 9)![8]!;
    const mean = counts.reduce((a, b) => a + b, 0) / 500;
    const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / 500;
    let first = 0;
    let second = 0;
    for (let s = 0; s < upper.length; s++) {
      const p = upper[s]! - (upper[s + 1] ?? 0);
      first += p * s;
      second += p * s * s;
    }
    expect(first).toBeCloseTo(9 * mean, 8);
    expect(second - first ** 2).toBeCloseTo((variance * (500 * 9 - 81)) / 499, 5);
  });

  it('says so where sums grow past what it holds', () => {
    expect(permutedSums(Uint32Array.from([3_000_000, 1, 0, 0]), 2)).toBeNull();
  });
});
