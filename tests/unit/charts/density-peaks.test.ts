import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityPeaks } from '../../../src/charts/density-peaks';
import type { DensityAnswer } from '../../../src/domain/question';

function surface(columns: number, rows: number, values: readonly number[]): DensityAnswer {
  return {
    kind: 'density',
    extent: { west: 114, south: 30, east: 114 + columns * 0.001, north: 30 + rows * 0.001 },
    columns,
    rows,
    values: Float32Array.from(values),
    peak: Math.max(0, ...values),
    cases: 1,
  };
}

describe('density peaks', () => {
  it('finds a lone hill at the centre of its cell', () => {
    const values = new Array<number>(25).fill(0);
    values[2 * 5 + 3] = 7;
    const [peak, ...rest] = densityPeaks(surface(5, 5, values), 10, 100);
    expect(rest).toEqual([]);
    expect(peak?.lng).toBeCloseTo(114.0035, 9);
    expect(peak?.lat).toBeCloseTo(30.0025, 9);
    expect(peak?.density).toBe(7);
  });

  it('counts a plateau of two cells once and drops a lower hill that is too near', () => {
    const values = new Array<number>(49).fill(0);
    values[3 * 7 + 1] = 5;
    values[3 * 7 + 2] = 5;
    values[3 * 7 + 5] = 4;
    expect(densityPeaks(surface(7, 7, values), 10, 100).map((peak) => peak.density)).toEqual([5, 4]);
    expect(densityPeaks(surface(7, 7, values), 10, 1000).map((peak) => peak.density)).toEqual([5]);
  });

  it('gives peaks in order, apart, and the highest inner cell first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 100, maxLength: 100 }), (values) => {
        const answer = surface(10, 10, values);
        const peaks = densityPeaks(answer, 5, 300);
        const densities = peaks.map((peak) => peak.density);
        expect(densities).toEqual([...densities].sort((a, b) => b - a));
        for (const [at, one] of peaks.entries()) {
          for (const other of peaks.slice(at + 1)) {
            const apart = Math.hypot((one.lng - other.lng) * 96_290, (one.lat - other.lat) * 111_195);
            expect(apart).toBeGreaterThan(299);
          }
        }
      }),
    );
  });
});
