import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMoran } from '../../../src/analysis/local-moran';
import { globalMoran } from '../../../src/analysis/moran';
import { unitStatistics } from '../../../src/analysis/unit-statistics';
import { MORAN_QUADRANTS } from '../../../src/domain/hotspot';
import { dbfColumn, neighboursOf, ORACLES, queenNeighbours, readGal } from './oracle-files';
import { lattice } from './slow-statistics';

const present = existsSync(`${ORACLES}/expected.json`);
const oracle = present ? JSON.parse(readFileSync(`${ORACLES}/expected.json`, 'utf8')) : null;

const rook3 = neighboursOf(
  Array.from({ length: 9 }, (_, i) => {
    const row = Math.floor(i / 3);
    const column = i % 3;
    return [
      ...(row > 0 ? [i - 3] : []),
      ...(column > 0 ? [i - 1] : []),
      ...(column < 2 ? [i + 1] : []),
      ...(row < 2 ? [i + 3] : []),
    ];
  }),
);

describe('Moran’s I of all places', () => {
  it.skipIf(!present)('equals PySAL’s for homicides in St. Louis', () => {
    const { neighbours } = readGal(`${ORACLES}/libpysal/stl.gal`);
    const [head, ...rows] = readFileSync(`${ORACLES}/libpysal/stl_hom.csv`, 'utf8').trim().split(/\r?\n/);
    // The first column is a polygon text full of commas, in quotes.
    const column = head!.split(',').indexOf('HR8893');
    const values = rows.map((row) => Number(row.replace(/"[^"]*"/g, '').split(',')[column]));
    const found = globalMoran(values, neighbours, 'row_standardised')!;
    const expected = oracle.moran_global['stl_hom.csv HR8893 + stl.gal'];
    expect(found.i).toBeCloseTo(expected.I, 10);
    expect(found.p).toBeCloseTo(expected.p_norm_one_tailed, 12);
  });

  it.skipIf(!present)('equals PySAL’s for the SIDS counties', () => {
    const { neighbours } = readGal(`${ORACLES}/libpysal/sids2.gal`);
    const values = dbfColumn(`${ORACLES}/libpysal/sids2.dbf`, 'SIDR74');
    const found = globalMoran(values, neighbours, 'row_standardised')!;
    const expected = oracle.moran_global['sids2.dbf SIDR74 + sids2.gal'];
    expect(found.i).toBeCloseTo(expected.I, 10);
    expect(found.p).toBeCloseTo(expected.p_norm_one_tailed, 12);
  });

  it('has the published variances on the three by three lattice', () => {
    const found = globalMoran([1, 2, 3, 4, 5, 6, 7, 8, 9], rook3, 'binary')!;
    expect(found.variance.randomisation).toBeCloseTo(0.059_687_5, 12);
    expect(found.variance.normality).toBeCloseTo(0.053_125, 12);
  });

  it('has nothing to say of equal values', () => {
    expect(globalMoran([4, 4, 4, 4, 4, 4, 4, 4, 4], rook3, 'binary')).toBeNull();
  });
});

describe('Moran’s I of each place', () => {
  it.skipIf(!present)('equals GeoDa’s for Guerry’s departments', () => {
    const neighbours = queenNeighbours(`${ORACLES}/geoda/Guerry.shp`);
    const expected = oracle.local_guerry_queen;
    for (const [name, published] of [
      ['Crm_prp', expected.local_moran_Crm_prp_first3],
      ['Crm_prs', expected.local_moran_Crm_prs_first3],
    ] as const) {
      const found = localMoran(dbfColumn(`${ORACLES}/geoda/Guerry.dbf`, name), neighbours);
      published.forEach((value: number, i: number) => {
        expect(found[i]).toBeCloseTo(value, 10);
      });
    }
  });

  it('adds up to Moran’s I of all places', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5];
    const each = localMoran(values, rook3);
    const all = globalMoran(values, rook3, 'row_standardised')!.i;
    expect(each.reduce((sum, i) => sum + i, 0) / 8).toBeCloseTo(all, 12);
  });

  it('has the p of dealing the other counts out in every order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }), (list) => {
        const counts = Uint32Array.from(list);
        const neighbours = neighboursOf([[1, 2], [0], [0, 3, 4], [2, 4, 5], [2, 3], [3]]);
        const found = unitStatistics(counts, neighbours, 'local_moran')!;
        list.forEach((_, place) => {
          const others = list.filter((__, i) => i !== place);
          const size = neighbours.starts[place + 1]! - neighbours.starts[place]!;
          const sum = Array.from(
            neighbours.ids.subarray(neighbours.starts[place], neighbours.starts[place + 1]),
          ).reduce((total, id) => total + list[id]!, 0);
          const sums = subsets(others, size).map((subset) => subset.reduce((a, b) => a + b, 0));
          const atLeast = sums.filter((other) => other >= sum).length / sums.length;
          const atMost = sums.filter((other) => other <= sum).length / sums.length;
          expect(found.p[place]).toBeCloseTo(Math.min(1, 2 * Math.min(atLeast, atMost)), 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('names high places together, and a low one among them', () => {
    // 20 × 20: a block of 5 × 5 with many, a hole in its middle, and chance elsewhere.
    const at = (column: number, row: number) => row * 20 + column;
    const counts = Uint32Array.from({ length: 400 }, (_, cell) => (cell * 7) % 3);
    for (let row = 8; row < 13; row++)
      for (let column = 8; column < 13; column++) counts[at(column, row)] = 40;
    counts[at(10, 10)] = 0;
    const { quadrants, bins } = unitStatistics(counts, lattice(20, 20), 'local_moran')!;
    const named = (cell: number) => MORAN_QUADRANTS[quadrants![cell]! - 1] ?? 'none';
    expect(named(at(9, 9))).toBe('HH');
    expect(named(at(10, 10))).toBe('LH');
    expect(named(at(2, 2))).toBe('none');
    expect([bins[at(9, 9)], bins[at(10, 10)]]).toEqual([3, -3]);
  });
});

function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}
