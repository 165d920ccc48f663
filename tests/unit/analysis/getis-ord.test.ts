import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getisOrd } from '../../../src/analysis/getis-ord';
import type { Neighbours } from '../../../src/analysis/neighbours';
import { distanceBand, lattice, slowGetisOrd } from './slow-statistics';

const EXPECTED = '../shared/data/oracles/expected.json';
const POINTS = [
  [10, 10],
  [20, 10],
  [40, 10],
  [15, 20],
  [30, 20],
  [30, 30],
] as const;
const VALUES = [2, 3, 3.2, 5, 8, 7];
const band = distanceBand(POINTS, 15);

/** Domain facts §11.1, recomputed there from esda's published example. */
const PUBLISHED = [
  [false, 'binary', [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]],
  [true, 'binary', [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]],
  [false, 'row_standardised', [-0.62074534, -0.01780611, 1.31558703, -0.12824171, 0.28843496, 1.77833941]],
  [true, 'row_standardised', [-0.62488094, -0.09144599, 0.41150696, -0.09144599, 0.24690418, 1.28024388]],
] as const;

describe('Gi and Gi*', () => {
  it.each(PUBLISHED)('equal the published values (star %s, %s)', (star, weights, published) => {
    const z = getisOrd(VALUES, band, { star, weights });
    published.forEach((value, i) => {
      expect(Math.abs(z[i]! - value)).toBeLessThan(1e-7);
    });
  });

  it.skipIf(!existsSync(EXPECTED))('equal the values in the oracle file', () => {
    const oracle = JSON.parse(readFileSync(EXPECTED, 'utf8')).gi_six_points;
    const first = (star: boolean, weights: 'binary' | 'row_standardised') =>
      getisOrd(oracle.y, distanceBand(oracle.points, 15), { star, weights })[0]!;
    expect(first(false, 'binary')).toBeCloseTo(oracle.Gi_binary_Zs0, 7);
    expect(first(false, 'row_standardised')).toBeCloseTo(oracle.Gi_row_standardised_Zs0, 7);
    expect(first(true, 'binary')).toBeCloseTo(oracle.Gistar_binary_Zs0, 7);
    expect(first(true, 'row_standardised')).toBeCloseTo(oracle.Gistar_row_standardised_Zs0, 7);
  });

  it('equals the recomputed 5 × 5 lattice', () => {
    const values = new Array<number>(25).fill(0);
    values[6] = 9;
    values[7] = 8;
    values[11] = 7;
    values[12] = 10;
    values[24] = 1;
    const z = getisOrd(values, lattice(5, 5), { star: true, weights: 'binary' });
    const rows = [
      [0.579358, 1.257923, 1.257923, -0.058508, -0.954237],
      [1.111653, 2.785099, 2.785099, 0.702782, -1.228669],
    ];
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        expect(z[r * 5 + c]).toBeCloseTo(value, 6);
      });
    });
  });

  it('equals the textbook sums on random neighbours and values', () => {
    const places = fc
      .integer({ min: 3, max: 24 })
      .chain((n) =>
        fc.tuple(
          fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: n, maxLength: n }),
          fc.array(fc.array(fc.boolean(), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        ),
      );
    fc.assert(
      fc.property(places, fc.boolean(), fc.boolean(), ([values, links], star, row) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 0.01);
        const neighbours = fromLinks(links);
        const weights = row ? ('row_standardised' as const) : ('binary' as const);
        const z = getisOrd(values, neighbours, { star, weights });
        slowGetisOrd(values, neighbours, star, row).forEach((slow, i) => {
          // What is left by rounding where everything is a neighbour is nothing to compare.
          if (slow !== null) expect(Math.abs(z[i]! - slow)).toBeLessThan(1e-9 * Math.max(1, Math.abs(slow)));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is 0, not NaN, where there is nothing to compare', () => {
    expect([...getisOrd([4, 4, 4, 4], lattice(2, 2), { star: true, weights: 'binary' })]).toEqual([
      0, 0, 0, 0,
    ]);
    expect([...getisOrd([1, 2, 3, 4], lattice(2, 2), { star: true, weights: 'binary' })]).toEqual([
      0, 0, 0, 0,
    ]);
    const alone: Neighbours = { starts: new Uint32Array(4), ids: new Uint32Array(0) };
    expect([...getisOrd([1, 2, 3], alone, { star: false, weights: 'row_standardised' })]).toEqual([0, 0, 0]);
  });
});

function fromLinks(links: readonly (readonly boolean[])[]): Neighbours {
  const ids: number[] = [];
  const starts = [0];
  links.forEach((row, i) => {
    row.forEach((linked, j) => {
      if (linked && i !== j) ids.push(j);
    });
    starts.push(ids.length);
  });
  return { starts: Uint32Array.from(starts), ids: Uint32Array.from(ids) };
}
