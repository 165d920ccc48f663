import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatePoints } from '../../../src/analysis/point-location';
import { NO_ZONE, type ZoneSet } from '../../../src/domain/zone-set';
import { readTainan, tainanPresent } from './tainan';

type Ring = readonly (readonly [number, number])[];

function zoneSet(zones: readonly (readonly Ring[])[]): ZoneSet {
  const rings = zones.flat();
  const points = rings.flat();
  const counts = (lengths: readonly number[]) =>
    Uint32Array.from([0, ...lengths].map((_, i, all) => all.slice(0, i + 1).reduce((a, b) => a + b)));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    id: 'test',
    name: 'test',
    zones: zones.map((_, i) => ({
      id: `${i}`,
      name: `${i}`,
      district: '',
      street: '',
      community: '',
      areaKm2: 1,
    })),
    geometry: {
      coordinates: Float64Array.from(points.flat()),
      ringStarts: counts(rings.map((ring) => ring.length)),
      zoneStarts: counts(zones.map((zone) => zone.length)),
    },
    extent: { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) },
  };
}

/** The rule itself, edge by edge. */
function slowLocate(zones: readonly (readonly Ring[])[], lng: number, lat: number): number {
  for (const [zone, rings] of zones.entries()) {
    let inside = false;
    for (const ring of rings) {
      ring.forEach(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length]!;
        if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      });
    }
    if (inside) return zone;
  }
  return NO_ZONE;
}

describe('point location', () => {
  // Whole numbers make points fall on edges, corners and raster lines all the time.
  const whole = fc.integer({ min: 0, max: 12 });
  const anywhere = fc.double({ min: -1, max: 13, noNaN: true });
  const ring = (n: fc.Arbitrary<number>) => fc.array(fc.tuple(n, n), { minLength: 3, maxLength: 9 });
  const zones = fc.oneof(
    fc.array(fc.array(ring(whole), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.array(ring(anywhere), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
  );
  const points = fc.array(fc.tuple(fc.oneof(whole, anywhere), fc.oneof(whole, anywhere)), {
    minLength: 1,
    maxLength: 60,
  });

  it('is the even-odd rule, first zone first, for any tangle of rings', () => {
    fc.assert(
      fc.property(zones, points, (shapes, places) => {
        const found = locatePoints(
          zoneSet(shapes),
          Float64Array.from(places, ([lng]) => lng),
          Float64Array.from(places, ([, lat]) => lat),
        );
        expect([...found]).toEqual(places.map(([lng, lat]) => slowLocate(shapes, lng, lat)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives a point on a shared border to one zone, and a missing point to none', () => {
    const left: Ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ];
    const right: Ring = [
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
    ];
    const found = locatePoints(
      zoneSet([[left], [right]]),
      Float64Array.of(1, 0.5, 1.5, Number.NaN, 0.5),
      Float64Array.of(0.5, 0.5, 0.5, 0.5, Number.NaN),
    );
    expect(found[0]).toBeLessThan(2);
    expect([...found.subarray(1)]).toEqual([0, 1, NO_ZONE, NO_ZONE]);
  });

  it.skipIf(!tainanPresent)('agrees with turf on every case of Tainan', async () => {
    const { lngs, lats, districts, villages, villageFeatures } = await readTainan();
    const found = locatePoints(villages, lngs, lats);
    let same = 0;
    let different = 0;
    let outside = 0;
    for (let row = 0; row < found.length; row++) {
      const zone = found[row]!;
      if (zone === NO_ZONE) outside++;
      else if (villages.zones[zone]!.district === districts[row]) same++;
      else different++;
    }
    // The data's notes say 96,412 and 47. One case less lies in its own town by the rule itself, by turf (below)
    // and by a scan in another language; its point is 10⁻⁷° or more from every border, so no rounding decides.
    expect({ same, different, outside }).toEqual({ same: 96_411, different: 8_880, outside: 48 });

    const boxes = villageFeatures.map((feature) => {
      const flat =
        feature.geometry.type === 'Polygon'
          ? feature.geometry.coordinates.flat()
          : feature.geometry.coordinates.flat(2);
      const xs = flat.map(([x]) => x!);
      const ys = flat.map(([, y]) => y!);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
    });
    const known = new Map<string, number>();
    let disagreeing = 0;
    for (let row = 0; row < found.length; row++) {
      const [lng, lat] = [lngs[row]!, lats[row]!];
      const key = `${lng},${lat}`;
      let expected = known.get(key);
      if (expected === undefined) {
        expected = villageFeatures.findIndex((feature, i) => {
          const [west, south, east, north] = boxes[i]!;
          return (
            lng >= west &&
            lng <= east &&
            lat >= south &&
            lat <= north &&
            booleanPointInPolygon([lng, lat], feature)
          );
        });
        known.set(key, expected);
      }
      if ((expected < 0 ? NO_ZONE : expected) !== found[row]) disagreeing++;
    }
    expect(disagreeing).toBe(0);
  });
});
