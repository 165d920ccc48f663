import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutedSums } from '../../../src/analysis/permuted-sums';
import { MOST_DRAWN_SHARE, tailWithout } from '../../../src/analysis/remaining-tails';
import { roundedRates } from '../../../src/analysis/rounded-rates';
import { upperBySubsets } from './slow-statistics';

describe('tails without one place', () => {
  it('are those of all ways to choose from the others', () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: 8, maxLength: 13 });
    fc.assert(
      fc.property(counts, fc.nat(12), (list, seed) => {
        const n = list.length;
        const place = seed % n;
        const draws = 1 + (seed % Math.floor(MOST_DRAWN_SHARE * n));
        const tails = permutedSums(Uint32Array.from(list), draws)!;
        const slow = upperBySubsets(
          list.filter((_, i) => i !== place),
          draws,
        );
        for (let sum = 0; sum <= 40; sum += 3) {
          expect(Math.abs(tailWithout(tails, n, list[place]!, draws, sum) - slow(sum))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are those of the others’ own distribution where places are many and counts large', () => {
    const counts = Uint32Array.from({ length: 400 }, (_, i) => ((i * 37) % 97) + (i % 50 === 0 ? 600 : 0));
    const tails = permutedSums(counts, 12)!;
    for (const place of [0, 1, 250, 399]) {
      const others = permutedSums(
        counts.filter((_, i) => i !== place),
        12,
      )!;
      for (const draws of [1, 5, 12]) {
        for (const sum of [0, 40, 200, 700, 1500, 3000]) {
          const direct = others[draws - 1]!.upper[sum] ?? 0;
          expect(Math.abs(tailWithout(tails, 400, counts[place]!, draws, sum) - direct)).toBeLessThan(1e-9);
        }
      }
    }
  });
});

describe('rates as whole numbers', () => {
  it('are off by half a step at most, and a neighbourhood stays within the exact computation', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.double({ min: 0.01, max: 20, noNaN: true })), {
          minLength: 1,
          maxLength: 60,
        }),
        fc.integer({ min: 1, max: 12 }),
        (units, draws) => {
          const counts = Uint32Array.from(units, ([count]) => count);
          const sizes = Float64Array.from(units, ([, size]) => size);
          const { values, quantum } = roundedRates(counts, sizes, draws);
          values.forEach((value, i) => {
            expect(Math.abs(value * quantum - counts[i]! / sizes[i]!)).toBeLessThanOrEqual(
              quantum * 0.5000001,
            );
          });
          const most = Array.from(values)
            .sort((a, b) => b - a)
            .slice(0, draws)
            .reduce((a, b) => a + b, 0);
          expect(most).toBeLessThan(2 ** 16);
        },
      ),
    );
    expect(roundedRates(Uint32Array.of(3), Float64Array.of(0), 1).values[0]).toBe(0);
  });
});
