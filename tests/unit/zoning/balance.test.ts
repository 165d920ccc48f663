import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf, deviationBins } from '../../../src/zoning/balance';

const loads = fc
  .array(fc.nat(1 << 30), { minLength: 1, maxLength: 40 })
  .map((list) => list.map((n) => n / 1024));

/** Mean absolute difference of all pairs over twice the mean. */
function slowGini(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  let sum = 0;
  for (const a of values) for (const b of values) sum += Math.abs(a - b);
  return mean > 0 ? sum / (2 * values.length ** 2 * mean) : 0;
}

describe('balance of loads', () => {
  it('agrees with figures worked out by hand', () => {
    const balance = balanceOf([8, 10, 11, 11]);
    expect(balance.mean).toBe(10);
    expect(balance.maxOverMean).toBeCloseTo(1.1, 12);
    expect(balance.withinTenth).toBe(0.75);
    expect(balance.variation).toBeCloseTo(Math.sqrt((4 + 0 + 1 + 1) / 4) / 10, 12);
    expect(balance.gini).toBeCloseTo(0.0625, 12);
    expect([...balance.worstFirst]).toEqual([0, 2, 3, 1]);
    expect(deviationBins(balance.deviations).filter(({ zones }) => zones > 0)).toEqual([
      { from: -0.2, zones: 1 },
      { from: 0, zones: 1 },
      { from: 0.1, zones: 2 },
    ]);
  });

  it('has Gini as the mean difference of all pairs, and the deviations sum to nothing', () => {
    fc.assert(
      fc.property(loads, (values) => {
        const balance = balanceOf(values);
        expect(balance.gini).toBeCloseTo(slowGini(values), 8);
        expect(balance.deviations.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
        const bins = deviationBins(balance.deviations);
        expect(bins.reduce((sum, { zones }) => sum + zones, 0)).toBe(values.length);
        for (let i = 1; i < values.length; i++) {
          const [a, b] = [balance.worstFirst[i - 1]!, balance.worstFirst[i]!];
          expect(Math.abs(balance.deviations[a]!)).toBeGreaterThanOrEqual(Math.abs(balance.deviations[b]!));
        }
      }),
    );
  });

  it('knows no zones, and zones without load', () => {
    expect(balanceOf([])).toMatchObject({ zones: 0, mean: 0, maxOverMean: 0, gini: 0, withinTenth: 0 });
    expect(balanceOf([0, 0])).toMatchObject({ maxOverMean: 0, variation: 0, gini: 0, withinTenth: 1 });
  });
});
