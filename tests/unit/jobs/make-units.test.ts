import { describe, expect, it } from 'vitest';
import type { FacilitySet } from '../../../src/domain/facility-set';
import type { RoadSet } from '../../../src/domain/road-set';
import type { UnitSet, UnitSetRecipe } from '../../../src/domain/unit-set';
import { makeUnits } from '../../../src/jobs/make-units';
import { readTainan, tainanPresent } from '../analysis/tainan';
import { demoRoads, demoZones } from '../hotspot/demo-city';

const facilities: readonly FacilitySet[] = [];

function made(result: ReturnType<typeof makeUnits>): UnitSet {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('units of the demo city', () => {
  const generated: UnitSetRecipe = { kind: 'generated', sideMetres: 100 };

  it('are cells that tile the boundary, with codes in order and all metres of road that lie inside', async () => {
    const zones = await demoZones();
    const roads = await demoRoads();
    const units = made(makeUnits({ recipe: generated, zoneSet: zones, roads, facilities }));
    const area = units.areaM2.reduce((sum, one) => sum + one, 0);
    const whole = made(makeUnits({ recipe: { kind: 'imported' }, zoneSet: zones, roads, facilities }));
    const boundary = whole.areaM2.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(area - boundary) / boundary).toBeLessThan(1e-6);
    expect(new Set(units.codes).size).toBe(units.codes.length);
    for (const code of units.codes) expect(code).toMatch(/^\d{15}$/);
    // Cells or zones, the same ground has the same metres of road, but for those along its very rim.
    const onCells = units.lengthMetres.reduce((sum, one) => sum + one, 0);
    const onZones = whole.lengthMetres.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(onCells - onZones) / onZones).toBeLessThan(2e-4);
    const all = roads.roads.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
    expect(onZones).toBeGreaterThan(0.95 * all);
    expect(onZones).toBeLessThanOrEqual(1.001 * all);
    expect(units.strict.includes(1)).toBe(true);
    expect(units.id).toBe(made(makeUnits({ recipe: generated, zoneSet: zones, roads, facilities })).id);
    expect(units.id).not.toBe(
      made(makeUnits({ recipe: generated, zoneSet: zones, roads: null, facilities })).id,
    );
  });

  it('count shops and other facilities where they lie', async () => {
    const zones = await demoZones();
    const zone = zones.geometry;
    const centre = middleOf(
      zone.coordinates,
      zone.ringStarts[zone.zoneStarts[3]!]!,
      zone.ringStarts[zone.zoneStarts[3]! + 1]!,
    );
    const place = { name: '', kindText: '', address: '', lng: centre[0], lat: centre[1] };
    const set: FacilitySet = {
      id: 'f',
      name: 'f',
      skipped: 0,
      facilities: [
        { ...place, kind: 'shop' },
        { ...place, kind: 'shop' },
        { ...place, kind: 'toilet' },
        { ...place, kind: 'toilet', lng: 0, lat: 0 },
      ],
    };
    const units = made(
      makeUnits({ recipe: { kind: 'imported' }, zoneSet: zones, roads: null, facilities: [set] }),
    );
    const found = units.shops.indexOf(2);
    expect(found).toBeGreaterThanOrEqual(0);
    expect(units.facilities[found]).toBe(1);
    expect(units.shops.reduce((a, b) => a + b)).toBe(2);
    expect(units.facilities.reduce((a, b) => a + b)).toBe(1);
  });

  it('are segments that know their street by the zone most of them lies in', async () => {
    const zones = await demoZones();
    const roads = await demoRoads();
    const recipe: UnitSetRecipe = { kind: 'segments', depthMetres: 25, reachMetres: 50, longestMetres: 800 };
    const units = made(makeUnits({ recipe, zoneSet: zones, roads, facilities }));
    const streets = new Set(zones.zones.map(({ street }) => street));
    const known = units.streets.filter((name) => streets.has(name));
    expect(known.length).toBeGreaterThan(3);
    const placed = [...units.streetOf].filter((street) => units.streets[street] !== '').length;
    expect(placed).toBeGreaterThan(0.95 * units.codes.length);
    expect(units.strict.includes(1)).toBe(true);
    expect(units.roadClass).toHaveLength(units.codes.length);
    expect(Math.max(...units.lengthMetres)).toBeLessThanOrEqual(800.001);
  });
});

function middleOf(coordinates: Float64Array, from: number, to: number): [number, number] {
  let [lng, lat] = [0, 0];
  for (let point = from; point < to; point++) {
    lng += coordinates[2 * point]! / (to - from);
    lat += coordinates[2 * point + 1]! / (to - from);
  }
  return [lng, lat];
}

describe('units that cannot be', () => {
  const nothing: RoadSet | null = null;

  it('say why', () => {
    const code = (recipe: UnitSetRecipe) => {
      const result = makeUnits({ recipe, zoneSet: null, roads: nothing, facilities });
      return result.ok ? null : result.error.code;
    };
    expect(code({ kind: 'imported' })).toBe('no_boundary');
    expect(code({ kind: 'generated', sideMetres: 100 })).toBe('no_boundary');
    expect(code({ kind: 'segments', depthMetres: 25, reachMetres: 50, longestMetres: 0 })).toBe('no_roads');
  });

  it.skipIf(!tainanPresent)('have no codes where the file has none, and their areas are turf’s', async () => {
    const { villages } = await readTainan();
    const units = made(
      makeUnits({ recipe: { kind: 'imported' }, zoneSet: villages, roads: null, facilities }),
    );
    expect(new Set(units.codes)).toEqual(new Set(['']));
    villages.zones.forEach(({ areaKm2 }, zone) => {
      // turf's sphere has another radius (0.14 % of an area), and this plane one width of a degree for all latitudes.
      expect(Math.abs(units.areaM2[zone]! / 1e6 / areaKm2 - 1)).toBeLessThan(0.006);
    });
  });
});
