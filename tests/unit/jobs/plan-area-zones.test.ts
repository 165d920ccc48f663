import { beforeAll, describe, expect, it } from 'vitest';
import type { ResponsibilityPlan } from '../../../src/domain/responsibility-plan';
import type { UnitSet } from '../../../src/domain/unit-set';
import type { ZoneGeometry } from '../../../src/domain/zone-set';
import { planAreaZones } from '../../../src/jobs/plan-area-zones';
import type { PlanRoom } from '../../../src/jobs/plan-room';
import { zoneOutlines } from '../../../src/zoning/outline/zone-outlines';
import { type OpenCity, openDemoCity, unitsOfCity } from '../hotspot/demo-city';

const zone = (id: number, chief: string) => ({
  id,
  name: id === 3 ? '' : `网格${id}`,
  level: 'second' as const,
  chief: { name: chief, unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});

const openPlanRoom = () =>
  ({
    outlines: async (...asked: Parameters<typeof zoneOutlines>) => zoneOutlines(...asked),
    close: () => undefined,
  }) as unknown as PlanRoom;

/** By the even-odd rule over all rings, as zones are read. */
function holds(
  { coordinates, ringStarts, zoneStarts }: ZoneGeometry,
  at: number,
  x: number,
  y: number,
): boolean {
  let inside = false;
  for (let ring = zoneStarts[at]!; ring < zoneStarts[at + 1]!; ring++) {
    const [first, end] = [ringStarts[ring]!, ringStarts[ring + 1]!];
    for (let i = first, j = end - 1; i < end; j = i++) {
      const [x1, y1] = [coordinates[2 * i]!, coordinates[2 * i + 1]!];
      const [x2, y2] = [coordinates[2 * j]!, coordinates[2 * j + 1]!];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

describe('a plan as zones of the map', () => {
  let city: OpenCity;
  let units: UnitSet;
  let zoneOf: Uint32Array;
  const plan = {
    id: 'p',
    name: '方案',
    unitSet: '',
    zones: [zone(1, '张三'), zone(2, '李四'), zone(3, '张三 '), zone(4, '王五')],
    nextZone: 5,
    inForce: true,
  } satisfies ResponsibilityPlan;

  beforeAll(async () => {
    city = await openDemoCity();
    units = unitsOfCity(city);
    zoneOf = Uint32Array.from(units.codes, (_, unit) => unit % 4);
  });

  it('covers the ground of the units of each zone and of each chief, and nothing else', async () => {
    for (const by of ['plan_zone', 'chief'] as const) {
      const made = await planAreaZones(
        { openPlanRoom },
        plan,
        units,
        zoneOf,
        by,
        new AbortController().signal,
      );
      const ids = by === 'chief' ? ['张三', '李四'] : ['1', '2', '3'];
      expect(made!.zones.map(({ id }) => id)).toEqual(ids);
      const areaOf = (id: string) =>
        units.areaM2.reduce((sum, area, unit) => {
          const own = plan.zones.find((one) => one.id === zoneOf[unit]);
          const key = by === 'chief' ? own?.chief.name.trim() : own && `${own.id}`;
          return key === id ? sum + area / 1e6 : sum;
        }, 0);
      for (const { id, areaKm2 } of made!.zones) expect(areaKm2).toBeCloseTo(areaOf(id), 9);
      // Places all over the city, by the units themselves.
      let tried = 0;
      const { west, east, south, north } = city.zones.extent;
      for (let i = 0; i < 300; i++) {
        const x = west + ((i * 0.618_034) % 1) * (east - west);
        const y = south + ((i + 0.5) / 300) * (north - south);
        const unit = units.codes.findIndex((_, at) => holds(units.geometry, at, x, y));
        const own = unit < 0 ? undefined : plan.zones.find((one) => one.id === zoneOf[unit]);
        const key = by === 'chief' ? own?.chief.name.trim() : own && `${own.id}`;
        const found = ids.filter((_, at) => holds(made!.geometry, at, x, y));
        expect(found).toEqual(key === undefined ? [] : [key]);
        if (found.length > 0) tried++;
      }
      expect(tried).toBeGreaterThan(50);
    }
  });

  it('is null where it was ended', async () => {
    const ended = new AbortController();
    const waits = () => ({ ...openPlanRoom(), outlines: () => new Promise<never>(() => undefined) });
    const made = planAreaZones({ openPlanRoom: waits }, plan, units, zoneOf, 'chief', ended.signal);
    ended.abort();
    expect(await made).toBeNull();
  });
});
