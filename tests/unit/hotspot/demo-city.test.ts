import { beforeAll, describe, expect, it } from 'vitest';
import { cellGrid } from '../../../src/analysis/cell-grid';
import { findHotspots } from '../../../src/analysis/hotspot';
import type { Filter } from '../../../src/domain/filter';
import { cellCentre, cellOfPoint } from '../../../src/domain/hotspot';
import { unitAtPoint } from '../../../src/jobs/unit-at-point';
import { hotspotsOf, type OpenCity, openDemoCity, squares } from './demo-city';

const DAY = 86_400_000;
const CELL_METRES = 200;
let city: OpenCity;

beforeAll(async () => {
  city = await openDemoCity();
});

describe('hotspots of the demo city', () => {
  it('are found wherever one was planted, among the cases of its class and period', () => {
    const missed = city.truth.hotspots.filter(({ lng, lat, major, minor, from, to }) => {
      const filter: Filter = [
        { kind: 'class', majors: [], minors: [[major, minor]] },
        {
          kind: 'time',
          field: 'reported_at',
          from: Date.parse(`${from}T00:00:00Z`),
          to: Date.parse(`${to}T00:00:00Z`) + DAY,
        },
      ];
      const { units, statistics } = hotspotsOf(city, filter, squares(CELL_METRES));
      return !(statistics.bins[unitAtPoint(units, [lng, lat])]! >= 2);
    });
    expect(city.truth.hotspots.length).toBe(20);
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it('do not come from the default address: its cases are in no cell', () => {
    const { defaultAddress } = city.truth;
    const everything = hotspotsOf(city, [], squares(CELL_METRES));
    const { units, counts, clusters } = everything;
    expect(counts.leftOut.defaultAddress).toBeGreaterThan(0.9 * defaultAddress.cases);
    const cell = unitAtPoint(units, [defaultAddress.lng, defaultAddress.lat]);
    expect(counts.counts[cell]!).toBeLessThan(defaultAddress.cases / 5);
    expect(clusters.map(({ peakCell }) => peakCell)).not.toContain(cell);
    const onlyDefault: Filter = [{ kind: 'quality', qualities: ['default'] }];
    const none = city.index.countByUnit(onlyDefault, units);
    expect(none.cases).toBe(0);
    expect(findHotspots(units, none, everything.recipe)).toEqual({ ok: false, error: 'no_cases' });
  });

  it('account for every case of the filter, in a cell or left out under one heading', () => {
    for (const filter of [
      [],
      [{ kind: 'values', field: 'status', values: ['void', 'closed'] }],
      [{ kind: 'quality', qualities: ['exact', 'missing', 'out_of_area'] }],
    ] satisfies Filter[]) {
      const { counts } = hotspotsOf(city, filter, squares(300));
      const { voided, missing, defaultAddress, outside, edge } = counts.leftOut;
      const answer = city.index.answer(filter, [{ kind: 'count' }])[0]!;
      const total = answer.kind === 'count' ? answer.count : -1;
      expect(counts.cases + voided + missing + defaultAddress + outside + edge).toBe(total);
      expect(counts.counts.reduce((sum, count) => sum + count, 0)).toBe(counts.cases);
    }
  });

  it('lie on a grid of the metres it says, over the zones and nothing else', () => {
    const grid = cellGrid(city.zones, CELL_METRES);
    if (!grid.ok) throw new Error(grid.error);
    const { positions, cellLng, cellLat } = grid.value;
    const zonesKm2 = city.zones.zones.reduce((sum, zone) => sum + zone.areaKm2, 0);
    expect((positions.length * CELL_METRES ** 2) / 1e6 / zonesKm2).toBeCloseTo(1, 2);
    // On the ellipsoid at 30° N a degree is 96,486 m east and 110,852 m north.
    expect(Math.abs(cellLng * 96_486 - CELL_METRES)).toBeLessThan(0.5);
    expect(Math.abs(cellLat * 110_852 - CELL_METRES)).toBeLessThan(1);
    for (let cell = 0; cell < positions.length; cell += 97) {
      const [lng, lat] = cellCentre(grid.value, cell);
      expect(cellOfPoint(grid.value, lng, lat)).toBe(cell);
    }
    expect(cellOfPoint(grid.value, 0, 0)).toBe(-1);
    expect(cellOfPoint(grid.value, Number.NaN, 30)).toBe(-1);
  });
});
