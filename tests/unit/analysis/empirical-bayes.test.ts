import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrunkenRates } from '../../../src/analysis/empirical-bayes';
import { findHotspots } from '../../../src/analysis/hotspot';
import type { HotspotUnits } from '../../../src/domain/hotspot-units';
import { dbfColumn, neighboursOf, ORACLES } from './oracle-files';

/** Marshall (1991), equations as printed, with a term for every unit: nothing is shared between them. */
function slowly(counts: readonly number[], sizes: readonly number[]): number[] {
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);
  return counts.map((_, i) => {
    const b = total(counts) / total(sizes);
    const s2 = total(counts.map((x, j) => sizes[j]! * (x / sizes[j]! - b) ** 2)) / total(sizes);
    const a = Math.max(0, s2 - b / (total(sizes) / sizes.length));
    const weight = a === 0 ? 0 : a / (a + b / sizes[i]!);
    return b + weight * (counts[i]! / sizes[i]! - b);
  });
}

const hom = `${ORACLES}/libpysal/stl_hom.dbf`;
const oracle = existsSync(hom);
if (!oracle) console.log('oracles absent: the published empirical Bayes example is skipped');

const unitsList = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0.01, max: 9, noNaN: true })),
  {
    minLength: 1,
    maxLength: 40,
  },
);

describe('rates shrunken by empirical Bayes', () => {
  it.skipIf(!oracle)('are those that PySAL prints for the homicides around St. Louis', () => {
    const published = [
      2.3671895e-5, 4.54539167e-5, 4.78114019e-5, 2.76907146e-5, 6.58989323e-5, 3.66494122e-5, 5.79952721e-5,
      2.0306459e-5, 3.31152999e-5, 3.0274838e-5,
    ];
    const found = shrunkenRates(dbfColumn(hom, 'HC7984'), dbfColumn(hom, 'PO7984'));
    published.forEach((rate, at) => {
      expect(Math.abs(found[at]! / rate - 1)).toBeLessThan(5e-9);
    });
  });

  it('equal the formulas, lie between their own rate and that of all, and do not mind the unit of size', () => {
    fc.assert(
      fc.property(unitsList, fc.double({ min: 0.001, max: 1000, noNaN: true }), (units, scale) => {
        const counts = units.map(([count]) => count);
        const sizes = units.map(([, size]) => size);
        const found = shrunkenRates(counts, sizes);
        const slow = slowly(counts, sizes);
        const common = counts.reduce((a, b) => a + b, 0) / sizes.reduce((a, b) => a + b, 0);
        const scaled = shrunkenRates(
          counts,
          sizes.map((size) => size * scale),
        );
        found.forEach((rate, at) => {
          const tolerance = 1e-9 * Math.max(1, common, counts[at]! / sizes[at]!);
          expect(Math.abs(rate - slow[at]!)).toBeLessThanOrEqual(tolerance);
          expect(Math.abs(scaled[at]! * scale - rate)).toBeLessThanOrEqual(tolerance);
          const own = counts[at]! / sizes[at]!;
          expect(rate).toBeGreaterThanOrEqual(Math.min(own, common) - tolerance);
          expect(rate).toBeLessThanOrEqual(Math.max(own, common) + tolerance);
        });
      }),
    );
  });

  it('pull a sliver with one case further than a district of the same rate', () => {
    const [sliver, district, quiet] = shrunkenRates([1, 100, 40], [0.01, 1, 4]);
    expect(sliver!).toBeLessThan(district!);
    expect(quiet!).toBeLessThan(sliver!);
  });

  it('give units without size the rate of all, and nothing for no units', () => {
    expect([...shrunkenRates([5, 3, 0], [1, 0, 0])]).toEqual([5, 5, 5]);
    expect([...shrunkenRates([4], [0])]).toEqual([0]);
    expect([...shrunkenRates([], [])]).toEqual([]);
  });
});

describe('hotspots of shrunken rates', () => {
  const ring = (n: number) =>
    neighboursOf(Array.from({ length: n }, (_, i) => [(i + n - 1) % n, (i + 1) % n]));
  const unitsOf = (sizes: readonly number[]): HotspotUnits => ({
    key: 'ring',
    recipe: { kind: 'zones', sideMetres: 200, neighbours: 'touching' },
    shape: {
      kind: 'roads',
      reachMetres: 50,
      pieces: {
        coordinates: new Float64Array(),
        starts: new Uint32Array(sizes.length + 1),
        lengthsMetres: new Float64Array(sizes.length),
        roads: new Uint32Array(sizes.length),
        names: [''],
      },
    },
    count: sizes.length,
    sizes: Float64Array.from(sizes),
    centres: new Float64Array(2 * sizes.length),
    neighbours: ring(sizes.length),
  });
  const look = (counts: readonly number[], sizes: readonly number[]) => {
    const leftOut = { voided: 0, missing: 0, defaultAddress: 0, outside: 0, edge: 0 };
    const cases = counts.reduce((a, b) => a + b, 0);
    const cells = { counts: Uint32Array.from(counts), cases, leftOut };
    const units = unitsOf(sizes);
    return findHotspots(units, cells, { units: units.recipe, method: 'gi_star', measure: 'shrunken_rate' });
  };

  it('test what the formulas give', () => {
    const counts = [1, 40, 38, 35, 4, 3, 5, 2, 3, 4, 1, 2];
    const sizes = [0.02, 1, 1.2, 0.9, 1, 1.1, 1, 0.8, 1, 1.3, 1, 0.7];
    const found = look(counts, sizes);
    if (!found.ok) throw new Error(found.error);
    const { values, quantum } = found.value;
    const slow = slowly(counts, sizes);
    values.forEach((value, at) => {
      expect(Math.abs(value * quantum - slow[at]!)).toBeLessThanOrEqual(quantum / 2 + 1e-9);
    });
  });

  it('are refused where rates differ no more than by chance', () => {
    const counts = [5, 4, 6, 5, 4, 6, 5, 5, 4, 6];
    expect(
      look(
        counts,
        counts.map(() => 1),
      ),
    ).toEqual({ ok: false, error: 'only_chance' });
  });
});
