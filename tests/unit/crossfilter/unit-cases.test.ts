import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { BrushIndex } from '../../../src/crossfilter/port';
import type { UnitPlaces } from '../../../src/domain/unit-set';
import { makeUnits } from '../../../src/jobs/make-units';
import { readTainan, tainanPresent } from '../analysis/tainan';
import { batchesOf, type PlainCase } from './cases';
import { spatial } from './spatial';

const CASE: PlainCase = {
  major: '',
  minor: '',
  status: '',
  district: '',
  street: '',
  address: '',
  reported_at: null,
  closed_at: null,
  lon: null,
  lat: null,
  quantity: null,
};
const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const PLAIN = { caseWeights: {}, otherCase: 1 };

/** Two squares side by side, 0.01° each. */
const SQUARES: UnitPlaces = {
  id: 'squares',
  kind: 'cells',
  codes: ['429801001001001', '429801001001002'],
  lines: null,
  geometry: {
    coordinates: Float64Array.of(
      ...[114, 30, 114.01, 30, 114.01, 30.01, 114, 30.01],
      ...[114.01, 30, 114.02, 30, 114.02, 30.01, 114.01, 30.01],
    ),
    ringStarts: Uint32Array.of(0, 4, 8),
    zoneStarts: Uint32Array.of(0, 1, 2),
  },
};

function indexOf(cases: readonly PlainCase[], units: UnitPlaces): BrushIndex {
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of batchesOf(cases, 1000)) index.append(batch);
  index.commit();
  index.locate(null, { west: 113.9, south: 29.9, east: 114.1, north: 30.1 });
  index.holdUnits(units);
  return index;
}

const at = (lon: number, lat: number, more: Partial<PlainCase> = {}): PlainCase => ({
  ...CASE,
  lon,
  lat,
  ...more,
});
/** Enough cases that no point is taken for a default address, or for an outlier. */
const crowd = Array.from({ length: 400 }, (_, i) =>
  at(114.0001 + (i % 20) * 0.0009, 30.0001 + (i % 19) * 0.0005),
);

describe('cases by unit', () => {
  it('are counted and weighed where they lie, in the span alone, and every other one is counted beside', () => {
    const cases = [
      ...crowd,
      at(114.005, 30.005, { major: '占道', reported_at: 5_000 }),
      at(114.015, 30.005, { major: '占道', reported_at: 5_000 }),
      at(114.015, 30.006, { major: '垃圾', reported_at: 9_999 }),
      at(114.015, 30.006, { major: '垃圾', reported_at: 10_000 }),
      at(114.015, 30.007, { major: '垃圾', reported_at: 6_000, status: 'void' }),
      at(114.0201, 30.005, { major: '占道', reported_at: 7_000 }),
      { ...CASE, major: '占道', reported_at: 7_000 },
    ];
    const index = indexOf(cases, SQUARES);
    const span = { from: 5_000, to: 10_000 };
    const found = index.unitCases('squares', [], span, { caseWeights: { 占道: 3 }, otherCase: 0.5 });
    expect([...found.counts]).toEqual([1, 2]);
    expect([...found.weighted]).toEqual([3, 3.5]);
    expect(found).toMatchObject({ cases: 3, off: 1, leftOut: 2, areaOnly: 0, byCode: 0 });
    const all = index.unitCases('squares', [], ALWAYS, PLAIN);
    expect(all.cases + all.off + all.leftOut + all.areaOnly).toBe(cases.length);
    expect(all.counts.reduce((a, b) => a + b, 0)).toBe(all.cases);
    // With every case, counts are those of the filter by the same units.
    const every = index.unitCases('squares', [], ALWAYS, PLAIN, true);
    expect(every.counts[1]).toBe(index.rowsOnUnits('squares', Uint8Array.of(0, 1), false).length);
    expect(every.counts[1]).toBe(all.counts[1]! + 1);
    expect(every.cases + every.off + every.areaOnly).toBe(cases.length);
    const some = index.unitCases(
      'squares',
      [{ kind: 'values', field: 'major', values: ['垃圾'] }],
      ALWAYS,
      PLAIN,
    );
    expect([...some.counts]).toEqual([0, 2]);
  });

  it('are on the nearest segment within reach, and off beyond it', () => {
    const segments: UnitPlaces = {
      id: 'segments',
      kind: 'segments',
      codes: ['', ''],
      geometry: SQUARES.geometry,
      reachMetres: 30,
      // The second has two parts.
      lines: {
        coordinates: Float64Array.of(
          114,
          30.001,
          114.02,
          30.001,
          114,
          30.002,
          114.005,
          30.002,
          114.01,
          30.002,
          114.02,
          30.002,
        ),
        partStarts: Uint32Array.of(0, 2, 4, 6),
        roadStarts: Uint32Array.of(0, 1, 3),
      },
    };
    const index = indexOf(
      [at(114.003, 30.0011), at(114.003, 30.0019), at(114.015, 30.0021), at(114.003, 30.004)],
      segments,
    );
    const found = index.unitCases('segments', [], ALWAYS, PLAIN);
    expect([...found.counts]).toEqual([1, 2]);
    expect(found.off).toBe(1);
    expect([...index.rowsOnUnits('segments', Uint8Array.of(0, 1), false)]).toEqual([1, 2]);
    expect([...index.rowsOnUnits('segments', Uint8Array.of(0, 1), true)]).toEqual([1, 2, 3]);
  });

  it('throw where the set was never handed in', () => {
    const index = indexOf(crowd, SQUARES);
    expect(index.holdsUnits('squares')).toBe(true);
    expect(index.holdsUnits('others')).toBe(false);
    expect(() => index.unitCases('others', [], ALWAYS, PLAIN)).toThrow();
  });

  it.skipIf(!tainanPresent)('are, for every case of Tainan, in the village that turf finds', async () => {
    const { lngs, lats, villages, villageFeatures } = await readTainan();
    const made = makeUnits({ recipe: { kind: 'imported' }, zoneSet: villages, roads: null, facilities: [] });
    if (!made.ok) throw new Error(made.error.code);
    const units = made.value;
    const cases = Array.from(lngs, (lon, row) => at(lon, lats[row]!));
    const index = indexOf(cases, units);
    const ofRow = new Int32Array(cases.length).fill(-1);
    const none = index.rowsOnUnits(units.id, new Uint8Array(units.codes.length), true);
    for (let unit = 0; unit < units.codes.length; unit++) {
      const wanted = new Uint8Array(units.codes.length);
      wanted[unit] = 1;
      for (const row of index.rowsOnUnits(units.id, wanted, false)) ofRow[row] = unit;
    }
    expect(none).toHaveLength(48);
    const known = new Map<string, boolean>();
    let wrong = 0;
    for (let row = 0; row < cases.length; row++) {
      const [lng, lat] = [lngs[row]!, lats[row]!];
      const key = `${lng},${lat}`;
      let right = known.get(key);
      if (right === undefined) {
        right = ofRow[row]! >= 0 && booleanPointInPolygon([lng, lat], villageFeatures[ofRow[row]!]!);
        known.set(key, right);
      }
      if (!right) wrong++;
    }
    // The 48 in no village, and none else.
    expect(wrong).toBe(48);
  });
});
