import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedForDiscovery } from '../../../src/analysis/false-discovery';
import { mannKendall } from '../../../src/analysis/mann-kendall';
import { twoSidedNormalP } from '../../../src/analysis/normal';

describe('twoSidedNormalP', () => {
  it('equals tabulated values', () => {
    const table = [
      [0, 1],
      [1, 0.31731050786291415],
      [1.959963984540054, 0.05],
      [2.8, 0.005110260660855],
      [2.85, 0.00437192295],
      [3.606679, 3.1014e-4],
      [6, 1.973175290075e-9],
      [-6, 1.973175290075e-9],
    ] as const;
    for (const [z, p] of table) expect(twoSidedNormalP(z) / p, `z ${z}`).toBeCloseTo(1, 4);
    expect(twoSidedNormalP(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedNormalP(40)).toBeLessThan(1e-300);
  });
});

describe('Benjamini and Hochberg', () => {
  it('calls at every rate what the step-up rule calls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0.01, 0.02)), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.constantFrom(0.01, 0.05, 0.1, 0.5),
        (p, rate) => {
          const sorted = [...p].sort((a, b) => a - b);
          let called = 0;
          sorted.forEach((value, i) => {
            if (value * (p.length / (i + 1)) <= rate) called = i + 1;
          });
          const adjusted = adjustedForDiscovery(Float64Array.from(p));
          expect(adjusted.filter((value) => value <= rate).length).toBe(called);
          p.forEach((value, i) => {
            expect(adjusted[i]!).toBeGreaterThanOrEqual(value);
          });
        },
      ),
    );
  });
});

describe('Mann–Kendall', () => {
  it('equals the recomputed vectors with ties (domain facts §11.3)', () => {
    const rising = mannKendall([1, 2, 2, 3, 5, 4, 6, 7, 7, 9]);
    expect([rising.s, rising.variance]).toEqual([41, 123]);
    expect(rising.z).toBeCloseTo(3.606679, 6);
    expect(rising.p).toBeCloseTo(3.1014e-4, 8);
    expect(mannKendall([5, 5, 5, 5])).toEqual({ s: 0, variance: 0, z: 0, p: 1 });
    const falling = mannKendall([9, 8, 7, 7, 6, 5, 3]);
    expect(falling.s).toBe(-20);
    expect(falling.variance).toBeCloseTo(43.3333, 4);
    expect(falling.z).toBeCloseTo(-2.886307, 6);
    expect(falling.p).toBeCloseTo(0.0038979, 7);
  });
});
