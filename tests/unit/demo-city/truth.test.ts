import { beforeAll, describe, expect, it } from 'vitest';
import { CLASSES } from '../../../scripts/demo-city/classes.mjs';
import {
  type CityMap,
  type DrawnCase,
  drawMap,
  type GeneratedCity,
  generateCity,
} from '../../../scripts/demo-city/generate.mjs';
import { readPack } from '../../../src/ingest/formats/packed';

/** Everything here counts over what the packs and truth.json say, with the generator's marks left aside. */
const ROWS = 40_000;
const METRES = { lng: 96_486, lat: 110_852 };
const DAY = 86_400_000;
let map: CityMap;
let city: GeneratedCity;

interface Place {
  readonly lng: number;
  readonly lat: number;
}
const metresBetween = (a: Place, b: Place) =>
  Math.hypot((a.lng - b.lng) * METRES.lng, (a.lat - b.lat) * METRES.lat);
const minorOf = (one: DrawnCase) => CLASSES[one.c]!.minor;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const hourOf = (one: DrawnCase) => Math.floor((one.reported % DAY) / 3_600_000);
const near = (place: Place, metres: number, minor: string) =>
  city.cases.filter((one) => minorOf(one) === minor && metresBetween(one, place) <= metres);

beforeAll(() => {
  map = drawMap(3);
  city = generateCity({ seed: 3, rows: ROWS }, map);
});

describe('planted hotspots', () => {
  it('hold the cases that truth.json promises, far above their surroundings', () => {
    expect(city.truth.hotspots.length).toBe(20);
    for (const spot of city.truth.hotspots) {
      const inside = near(spot, spot.radiusMetres, spot.minor);
      const inPeriod = inside.filter(
        ({ reported }) => reported >= day(spot.from) && reported < day(spot.to) + DAY,
      );
      expect(inPeriod.length, spot.id).toBeGreaterThanOrEqual(spot.extraCases);
      const around = near(spot, 3 * spot.radiusMetres, spot.minor).length - inside.length;
      const ratio = inside.length / Math.max(1, around / 8);
      expect(ratio, `${spot.id} ${spot.minor}`).toBeGreaterThan(2);
    }
  });

  it('grow, fade and keep hours as truth.json says', () => {
    for (const spot of city.truth.hotspots) {
      const inside = near(spot, spot.radiusMetres, spot.minor).filter(
        ({ reported }) => reported >= day(spot.from) && reported < day(spot.to) + DAY,
      );
      const middle = (day(spot.from) + day(spot.to) + DAY) / 2;
      const early = inside.filter(({ reported }) => reported < middle).length;
      const late = inside.length - early;
      if (spot.growth === 'growing') expect(late, spot.id).toBeGreaterThan(1.5 * early);
      if (spot.growth === 'fading') expect(early, spot.id).toBeGreaterThan(1.5 * late);
      if (spot.hours) {
        const timely = inside.filter((one) => spot.hours!.includes(hourOf(one))).length;
        expect(timely, spot.id).toBeGreaterThanOrEqual(spot.extraCases);
      }
    }
  });

  it('follow the strength', () => {
    const extra = (strength: number) =>
      generateCity({ seed: 3, rows: 4000, strength }, map).truth.hotspots.reduce(
        (sum, spot) => sum + spot.extraCases,
        0,
      );
    expect(extra(0)).toBe(0);
    expect(extra(2) / extra(1)).toBeCloseTo(2, 1);
  });
});

describe('planted repeat places', () => {
  it('have ten cases or more on five days or more within 30 m and 30 days', () => {
    expect(city.truth.repeatPlaces.length).toBe(12);
    for (const place of city.truth.repeatPlaces) {
      const inside = near(place, place.radiusMetres, place.minor).filter(
        ({ reported }) => reported >= day(place.from) && reported < day(place.to) + DAY,
      );
      expect(inside.length, place.id).toBeGreaterThanOrEqual(10);
      expect(inside.length, place.id).toBeGreaterThanOrEqual(place.cases);
      expect(new Set(inside.map(({ reported }) => Math.floor(reported / DAY))).size).toBeGreaterThanOrEqual(
        5,
      );
    }
  });
});

describe('the default address', () => {
  it('is the one point with very many cases, under very many addresses', async () => {
    const pack = await readPack(city.files.get('cases-first.pack')!);
    const address = pack.ok ? pack.value.column('address') : undefined;
    if (address?.kind !== 'text') throw new Error('no addresses');
    const byPoint = new Map<string, number[]>();
    city.cases.forEach(({ lng, lat }, row) => {
      if (Number.isNaN(lng)) return;
      const key = `${lng},${lat}`;
      if (byPoint.has(key)) byPoint.get(key)!.push(row);
      else byPoint.set(key, [row]);
    });
    const [most, second] = [...byPoint].sort((a, b) => b[1].length - a[1].length);
    const { lng, lat, cases } = city.truth.defaultAddress;
    expect(most![0]).toBe(`${lng},${lat}`);
    expect(most![1].length).toBe(cases);
    expect(cases).toBe(ROWS * 0.016);
    expect(second![1].length).toBeLessThan(10);
    const texts = most![1].map((row) =>
      new TextDecoder().decode(address.bytes.subarray(address.offsets[row], address.offsets[row + 1])),
    );
    expect(new Set(texts).size).toBeGreaterThan(0.8 * cases);
  });
});

describe('cases', () => {
  it('come in order, as many as asked for, with the promised faults of place', () => {
    expect(city.cases.length).toBe(ROWS);
    for (let i = 1; i < ROWS; i++) {
      expect(city.cases[i]!.reported >= city.cases[i - 1]!.reported).toBe(true);
    }
    const without = city.cases.filter(({ lng }) => Number.isNaN(lng)).length;
    expect(without).toBe(city.truth.faults.withoutPoint);
    const missing = without / ROWS;
    expect(missing).toBeGreaterThan(0.01);
    expect(missing).toBeLessThan(0.014);
    const bounds = JSON.parse(city.files.get('city.json')!.toString()).bounds;
    const outside = city.cases.filter(
      ({ lng, lat }) => lng < bounds.west || lng > bounds.east || lat < bounds.south || lat > bounds.north,
    );
    expect(outside.length).toBe(city.truth.faults.outsideCity);
    expect(outside.length / ROWS).toBeGreaterThan(0.002);
    expect(outside.length / ROWS).toBeLessThan(0.004);
  });

  it('live in order, and are late exactly when handled after the deadline', () => {
    const end = Date.UTC(2026, 6, 1);
    const stepsOf: Record<string, number> = {
      pending: 1,
      void: 1,
      filed: 2,
      processing: 3,
      suspended: 3,
      checking: 4,
      closed: 5,
    };
    const seen = new Set<string>();
    const wrong = (say: string, is: (one: DrawnCase, reached: number[], steps: number[]) => boolean) => {
      const cases = city.cases.filter((one) => {
        const steps = [one.reported, one.life.filed, one.life.dispatched, one.life.handled, one.life.closed];
        return is(
          one,
          steps.filter((time) => !Number.isNaN(time)),
          steps,
        );
      });
      expect(cases.slice(0, 3), say).toEqual([]);
    };
    for (const { life } of city.cases) seen.add(life.status);
    wrong('a step was left out', (_, reached, steps) => steps.slice(0, reached.length).some(Number.isNaN));
    wrong('times out of order', (_, reached) => reached.some((time, i) => i > 0 && time < reached[i - 1]!));
    wrong('after the end', ({ life }, reached) => Math.max(...reached) >= end || life.voided >= end);
    wrong('steps of the status', ({ life }, reached) => reached.length !== stepsOf[life.status]);
    wrong(
      'deadline without dispatch',
      ({ life }) => Number.isNaN(life.deadline) !== Number.isNaN(life.dispatched),
    );
    wrong('deadline before dispatch', ({ life }) => life.deadline <= life.dispatched);
    wrong('void time', ({ life }) => Number.isNaN(life.voided) === (life.status === 'void'));
    wrong('suspended', ({ life }) => life.suspended !== (life.status === 'suspended' ? 1 : 0));
    wrong('overdue', ({ life }) => {
      const finished = Number.isNaN(life.handled) ? end - 1000 : life.handled;
      return life.overdue !== (life.status !== 'suspended' && finished > life.deadline ? 1 : 0);
    });
    for (const status of ['closed', 'void', 'suspended', 'processing']) expect(seen).toContain(status);
  });

  it('have unique 19-digit numbers in order within a day', async () => {
    const first = await readPack(city.files.get('cases-first.pack')!);
    const rest = first.ok ? await readPack(city.files.get('cases-rest.pack')!, first.value) : first;
    const ids = rest.ok ? rest.value.column('case_id') : undefined;
    if (ids?.kind !== 'text') throw new Error('no case ids');
    const text = new TextDecoder().decode(ids.bytes);
    expect(text.length).toBe(19 * ROWS);
    const seen = new Set<string>();
    for (let row = 0; row < ROWS; row++) {
      const id = text.slice(19 * row, 19 * row + 19);
      const date = new Date(city.cases[row]!.reported).toISOString().slice(0, 10).replaceAll('-', '');
      if (/^42980[012]\d{13}$/.test(id) && id.slice(6, 14) === date) seen.add(id.slice(6));
    }
    expect(seen.size).toBe(ROWS);
  });

  it('follow the hours and the holidays of their class', () => {
    const vendors = city.cases.filter((one) => minorOf(one) === '无照经营游商');
    const share = (cases: DrawnCase[], hours: number[]) =>
      cases.filter((one) => hours.includes(hourOf(one))).length / cases.length;
    expect(share(vendors, [17, 18, 19, 20])).toBeGreaterThan(0.3);
    expect(share(vendors, [13, 14])).toBeLessThan(0.05);
    const nuisance = city.cases.filter((one) => minorOf(one) === '施工扰民');
    expect(share(nuisance, [21, 22, 23, 0, 1, 2])).toBeGreaterThan(0.45);
    const perDay = (from: string, days: number) =>
      city.cases.filter(({ reported }) => reported >= day(from) && reported < day(from) + days * DAY).length /
      days;
    expect(perDay('2025-01-29', 5)).toBeLessThan(0.6 * perDay('2025-01-13', 10));
  });
});
