import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHotspots } from '../../../src/analysis/hotspot';
import { roundedAmounts } from '../../../src/analysis/rounded-rates';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { FIRST_HOTSPOT_RECIPE, type HotspotRecipe } from '../../../src/domain/hotspot';
import { regularUnitAt } from '../../../src/domain/hotspot-units';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { hotspotUnits } from '../../../src/jobs/hotspot-units';
import { batchesOf, type PlainCase } from '../crossfilter/cases';
import { spatial } from '../crossfilter/spatial';

const SIDE = 0.02;
const ZONES: ZoneSet = {
  id: 'one',
  name: 'one',
  zones: [{ id: 'a', name: 'a', district: '', street: '', community: '', areaKm2: 4 }],
  geometry: {
    coordinates: Float64Array.of(114, 30, 114 + SIDE, 30, 114 + SIDE, 30 + SIDE, 114, 30 + SIDE),
    ringStarts: Uint32Array.of(0, 4),
    zoneStarts: Uint32Array.of(0, 1),
  },
  extent: { west: 114, south: 30, east: 114 + SIDE, north: 30 + SIDE },
};
const made = hotspotUnits(
  { kind: 'squares', sideMetres: 200, neighbours: 'touching' },
  { zoneSet: ZONES, roads: null },
);
if (!made.ok) throw new Error(made.error);
const UNITS = made.value;
const RECIPE: HotspotRecipe = { ...FIRST_HOTSPOT_RECIPE, units: UNITS.recipe, measure: 'value' };

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
/** Some void, some without a place: neither is weighed. */
const someCases = fc.array(
  fc.record({
    x: share,
    y: share,
    weight: fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constantFrom(Number.NaN, -1)),
    status: fc.constantFrom('closed', 'closed', 'void'),
    placed: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 1, maxLength: 60 },
);

function indexOf(cases: readonly { x: number; y: number; status: string; placed: boolean }[]) {
  const index = createBrushIndex(spatial);
  index.begin();
  const plain = cases.map(
    ({ x, y, status, placed }): PlainCase => ({
      major: 'a',
      minor: 'b',
      status,
      district: '',
      street: '',
      address: '',
      reported_at: 0,
      closed_at: null,
      lon: placed ? 114 + SIDE * x : null,
      lat: placed ? 30 + SIDE * y : null,
      quantity: null,
    }),
  );
  for (const batch of batchesOf(plain, 25)) index.append(batch);
  index.commit();
  index.locate(ZONES);
  return index;
}

describe('what cases weigh', () => {
  it('is summed by unit as a person would, and what has no weight is told', () => {
    fc.assert(
      fc.property(someCases, (cases) => {
        const weights = Float64Array.from(cases, ({ weight }) => weight);
        const { weighed, counts } = indexOf(cases).countByUnit([], UNITS, weights);
        const sums = new Float64Array(UNITS.count);
        let weightless = 0;
        let counted = 0;
        for (const { x, y, weight, status, placed } of cases) {
          const unit = regularUnitAt(UNITS.shape, 114 + SIDE * x, 30 + SIDE * y);
          if (status === 'void' || !placed || unit < 0) continue;
          counted++;
          if (weight >= 0) sums[unit] = sums[unit]! + weight;
          else weightless++;
        }
        expect(weighed).toEqual({ sums, weightless });
        expect(counts.reduce((a, b) => a + b, 0)).toBe(counted);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the hotspots of the counts where every case weighs the same', () => {
    fc.assert(
      fc.property(someCases, fc.constantFrom(1, 3, 40), (cases, weight) => {
        const index = indexOf(cases);
        const weights = new Float64Array(cases.length).fill(weight);
        const byWeight = findHotspots(UNITS, index.countByUnit([], UNITS, weights), RECIPE);
        const byCount = findHotspots(UNITS, index.countByUnit([], UNITS), { ...RECIPE, measure: 'count' });
        expect(byWeight.ok).toBe(byCount.ok);
        if (!byWeight.ok || !byCount.ok) return;
        expect(byWeight.value.statistics.bins).toEqual(byCount.value.statistics.bins);
        byWeight.value.statistics.p.forEach((p, unit) => {
          expect(p).toBeCloseTo(byCount.value.statistics.p[unit]!, 8);
        });
      }),
      { numRuns: 6 },
    );
  });

  it('is rounded by half a step at most, and never to more than the exact distribution takes', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 25 }), (given, draws) => {
        const { values, quantum } = roundedAmounts(Float64Array.from(given), draws);
        const most = [...values].sort((a, b) => b - a).slice(0, draws);
        return (
          given.every(
            (amount, at) => Math.abs(values[at]! * quantum - amount) <= 0.5 * quantum * (1 + 1e-9),
          ) && most.reduce((a, b) => a + b, 0) < 2 ** 16
        );
      }),
    );
  });
});
