import { beforeAll, describe, expect, it } from 'vitest';
import { emergingHotspots } from '../../../src/analysis/emerging-hotspots';
import { EMERGING_PATTERNS } from '../../../src/domain/emerging';
import type { Filter } from '../../../src/domain/filter';
import { sliceCount } from '../../../src/domain/time-slices';
import { findClusters } from '../../../src/jobs/find-clusters';
import { slicesOf } from '../../../src/jobs/find-emerging';
import { findRepeats } from '../../../src/jobs/find-repeats';
import { hotspotUnits } from '../../../src/jobs/hotspot-units';
import { unitAtPoint } from '../../../src/jobs/unit-at-point';
import { type OpenCity, openDemoCity, squares } from './demo-city';

const RANGE = [Date.UTC(2024, 6, 1), Date.UTC(2026, 5, 30)] as const;
let city: OpenCity;
beforeAll(async () => {
  city = await openDemoCity();
});

function cubeOf(filter: Filter, sideMetres: number) {
  const made = hotspotUnits(squares(sideMetres), { zoneSet: city.zones, roads: null });
  if (!made.ok) throw new Error(made.error);
  const units = made.value;
  const slices = slicesOf(filter, 'month', RANGE)!;
  const counted = city.index.countBySlice(filter, units, slices);
  const cube = { cells: units.count, slices: sliceCount(slices), counts: counted.counts };
  return { units, counted, cube };
}

const ofClass = (major: string, minor: string): Filter => [
  { kind: 'class', majors: [], minors: [[major, minor]] },
];

describe('the demo city over its months', () => {
  it('has every case in one slice and unit, or counted beside', () => {
    const { counted, cube, units } = cubeOf([], 500);
    const { voided, missing, defaultAddress, outside, edge } = counted.leftOut;
    expect(cube.slices).toBe(24);
    expect(counted.counts.reduce((a, b) => a + b, 0)).toBe(counted.cases);
    const answer = city.index.answer([], [{ kind: 'count' }])[0]!;
    const total = answer.kind === 'count' ? answer.count : -1;
    const { beside, untimed } = counted;
    expect(counted.cases + beside + untimed + voided + missing + defaultAddress + outside + edge).toBe(total);
    const plane = city.index.countByUnit([], units);
    for (let unit = 0; unit < units.count; unit += 17) {
      let sum = 0;
      for (let slice = 0; slice < cube.slices; slice++) sum += cube.counts[slice * cube.cells + unit]!;
      expect(sum).toBeLessThanOrEqual(plane.counts[unit]!);
    }
  });

  it('shows planted growth as a rising trend that is hot at the end', () => {
    const told = city.truth.hotspots
      .filter(({ growth }) => growth === 'growing')
      .map(({ id, lng, lat, major, minor }) => {
        const { units, cube } = cubeOf(ofClass(major, minor), 300);
        const found = emergingHotspots(cube, units.neighbours, 'whole_cube');
        if (!found.ok) return { id, pattern: found.error, trend: 0, hotLast: false };
        const unit = unitAtPoint(units, [lng, lat]);
        const code = found.value.codes[unit]!;
        const last = found.value.bins[(cube.slices - 1) * cube.cells + unit]!;
        return {
          id,
          pattern: code > 0 ? EMERGING_PATTERNS[code - 1]! : `${code}`,
          trend: found.value.trendZ[unit]!,
          hotLast: last > 0,
        };
      });
    console.log(told.map(({ id, pattern, trend }) => `${id} ${pattern} ${trend.toFixed(1)}`).join(', '));
    expect(told.length).toBeGreaterThan(0);
    for (const { hotLast, trend } of told) {
      expect(trend).toBeGreaterThan(1.96);
      expect(hotLast).toBe(true);
    }
  });

  it('has repeat places whose cases are theirs alone, of one class, within the radius, and no default address', () => {
    const placed = city.index.placedCases([]);
    const found = findRepeats(placed, { radiusMetres: 50, fewestCases: 3 });
    const seen = new Set<number>();
    const wrong: number[] = [];
    const row = new Map(Array.from(placed.rowIds, (id, i) => [id, i]));
    for (const site of found.sites) {
      expect(site.cases).toBe(site.rowIds.length);
      expect(site.timeline.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(site.cases);
      for (const id of site.rowIds) {
        const i = row.get(id)!;
        const [major, minor] = placed.classes[placed.classCodes[i]!]!;
        const kx = 111_195 * Math.cos((site.lat * Math.PI) / 180);
        const metres = Math.hypot((placed.lngs[i]! - site.lng) * kx, (placed.lats[i]! - site.lat) * 111_195);
        // An expectation for each of 80,000 cases would take most of a minute.
        if (seen.has(id) || major !== site.major || minor !== site.minor || metres > 50.1) wrong.push(id);
        seen.add(id);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBe(found.covered);
    expect(found.sites.every((site, i) => i === 0 || found.sites[i - 1]!.cases >= site.cases)).toBe(true);
    const { lng, lat } = city.truth.defaultAddress;
    const there = found.sites.filter((site) => Math.hypot(site.lng - lng, site.lat - lat) < 1e-5);
    expect(there.reduce((most, { cases }) => Math.max(most, cases), 0)).toBeLessThan(
      city.truth.defaultAddress.cases / 10,
    );
    console.log(`${found.sites.length} repeat places with ${found.covered} of ${found.cases} cases`);
  });

  it('has clusters that share no case', () => {
    const placed = city.index.placedCases(ofClass('宣传广告类', '非法小广告'));
    const { clusters, noise, cases } = findClusters(placed, { reachMetres: 100, fewest: 8 });
    expect(clusters.reduce((sum, cluster) => sum + cluster.cases, 0) + noise).toBe(cases);
    expect(clusters.every(({ ring }) => ring.length % 2 === 0)).toBe(true);
  });
});
