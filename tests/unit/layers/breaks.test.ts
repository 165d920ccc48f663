import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_COUNT, ceilNicely, classLimits, classOf, roundNicely } from '../../../src/layers/breaks';

const counts = fc.array(fc.nat({ max: 100_000 }), { maxLength: 300 });

describe('class limits', () => {
  it('ascend, lie within the positive values and leave no class without a zone below the last', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const limits = classLimits(values);
        const positive = values.filter((value) => value > 0);
        expect(limits.length).toBeLessThan(CLASS_COUNT);
        for (const [i, limit] of limits.entries()) {
          if (i > 0) expect(limit).toBeGreaterThan(limits[i - 1]!);
          expect(limit).toBeGreaterThan(Math.min(...positive));
          expect(limit).toBeLessThanOrEqual(Math.max(...positive));
          expect(Number.isInteger(limit)).toBe(true);
        }
        if (limits.length > 0) {
          const used = new Set(positive.map((value) => classOf(value, limits)));
          expect(used.has(0)).toBe(true);
          expect(used.has(limits.length)).toBe(true);
        }
      }),
    );
  });

  it('knows no limits where there is nothing to divide', () => {
    expect(classLimits([])).toEqual([]);
    expect(classLimits([0, 0, Number.NaN])).toEqual([]);
    expect(classLimits([7, 7, 7])).toEqual([]);
  });

  it('keeps the few worst places apart', () => {
    const values = Array.from({ length: 100 }, (_, i) => (i < 95 ? 1 + (i % 40) : 5000));
    const limits = classLimits(values);
    expect(classOf(5000, limits)).toBe(limits.length);
    expect(classOf(40, limits)).toBeLessThan(limits.length);
  });

  it('cuts densities at numbers with two digits', () => {
    const limits = classLimits(Array.from({ length: 60 }, (_, i) => 0.013 * (i + 1) ** 2));
    for (const limit of limits) expect(Number(limit.toPrecision(2))).toBe(limit);
  });
});

describe('class of a value', () => {
  it('takes a limit into the upper class; zero and nonsense have none', () => {
    expect([9.9, 10, 19, 20, 1e9].map((value) => classOf(value, [10, 20]))).toEqual([0, 1, 1, 2, 2]);
    expect([0, -1, Number.NaN].map((value) => classOf(value, [10, 20]))).toEqual([-1, -1, -1]);
  });
});

describe('nice numbers', () => {
  it('round to the nearest by ratio, up never below', () => {
    expect([0.0131, 7, 9.3, 13, 96, 34_000].map(roundNicely)).toEqual([0.012, 8, 10, 12, 100, 30_000]);
    expect([0, 0.31, 1, 1.2, 8.5, 6001].map(ceilNicely)).toEqual([1, 0.4, 1, 1.5, 10, 8000]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const top = ceilNicely(value);
        expect(top).toBeGreaterThanOrEqual(value);
        expect(top).toBeLessThanOrEqual(value * 1.5 + 1e-9);
        expect(ceilNicely(top)).toBe(top);
      }),
    );
  });
});
