import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneGeometry } from '../../../src/domain/zone-set';
import { makeUnits } from '../../../src/jobs/make-units';
import { checkUnits } from '../../../src/zoning/checks/unit-ground';
import { unitGaps } from '../../../src/zoning/units/unit-gaps';
import { unitOverlaps } from '../../../src/zoning/units/unit-overlaps';
import { readTainan, tainanPresent } from '../analysis/tainan';
import { demoRoads, demoZones } from '../hotspot/demo-city';

type Ring = readonly (readonly [x: number, y: number])[];

/** Units of rings in metres, on the equator, where a degree is as long both ways. */
function geometryOf(units: readonly (readonly Ring[])[]): ZoneGeometry {
  const perDegree = (6_371_008.8 * Math.PI) / 180;
  const rings = units.flat();
  const starts = (lengths: readonly number[]) =>
    Uint32Array.from([0, ...lengths], (_, i) => lengths.slice(0, i).reduce((a, b) => a + b, 0));
  return {
    coordinates: Float64Array.from(rings.flat(2), (metre) => metre / perDegree),
    ringStarts: starts(rings.map((ring) => ring.length)),
    zoneStarts: starts(units.map((unit) => unit.length)),
  };
}

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

describe('overlaps of units', () => {
  it('are the areas that two boxes share, whatever the boxes', () => {
    const side = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 2, maxLength: 7 }), (given) => {
        const boxes = given.map(([[x, width], [y, height]]) => [x, y, x + width, y + height] as const);
        const found = unitOverlaps(geometryOf(boxes.map((one) => [box(...one)])), 0.5);
        const expected = boxes.flatMap((a, i) =>
          boxes.flatMap((b, j) => {
            const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
            const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
            return j > i && wide > 0 && high > 0 ? [{ a: i, b: j, area: wide * high }] : [];
          }),
        );
        expect(found.map(({ a, b, areaM2 }) => ({ a, b, area: Math.round(areaM2) }))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('are those of any two triangles, as a fine grid of points counts them', () => {
    const corner = fc.tuple(
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 30, noNaN: true }),
    );
    const triangle = fc.tuple(corner, corner, corner);
    fc.assert(
      fc.property(triangle, triangle, (one, other) => {
        const [found] = unitOverlaps(geometryOf([[one], [other]]), 0);
        let points = 0;
        for (let x = 0.05; x < 30; x += 0.1) {
          for (let y = 0.05; y < 30; y += 0.1) if (inside(one, x, y) && inside(other, x, y)) points++;
        }
        expect(Math.abs((found?.areaM2 ?? 0) - points / 100)).toBeLessThan(3);
      }),
      { numRuns: 40 },
    );
  });

  it('heed holes: an island in a lake lies on nothing', () => {
    const lake = [box(0, 0, 100, 100), box(40, 40, 60, 60)];
    expect(unitOverlaps(geometryOf([lake, [box(40, 40, 60, 60)]]), 1)).toEqual([]);
    expect(unitOverlaps(geometryOf([lake, [box(30, 40, 60, 60)]]), 1)[0]?.areaM2).toBeCloseTo(200, 4);
  });
});

describe('gaps between units', () => {
  const around = (gap: readonly [number, number, number, number]): readonly (readonly Ring[])[] => {
    const [west, south, east, north] = gap;
    return [
      [box(0, 0, 100, south)],
      [box(0, south, west, north)],
      [box(east, south, 100, north)],
      [box(0, north, 100, 100)],
    ];
  };

  it('are what units shut in, with T-junctions around', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 42, max: 99 }),
        fc.integer({ min: 42, max: 99 }),
        (west, south, east, north) => {
          const [gap, ...more] = unitGaps(geometryOf(around([west, south, east, north])), 1);
          expect(more).toEqual([]);
          expect(gap?.areaM2).toBeCloseTo((east - west) * (north - south), 1);
          expect(gap?.units).toEqual([0, 1, 2, 3]);
        },
      ),
    );
  });

  it('are none where the units tile, where the free ground is open, and in one unit alone', () => {
    expect(unitGaps(geometryOf([[box(0, 0, 50, 100)], [box(50, 0, 100, 100)]]), 1)).toEqual([]);
    expect(unitGaps(geometryOf(around([40, 40, 60, 60]).slice(1)), 1)).toEqual([]);
    expect(unitGaps(geometryOf([[box(0, 0, 9, 9), box(3, 3, 6, 6)]]), 1)).toEqual([]);
  });

  it('are less by an island in them, and thin ones count by their area', () => {
    const island = [box(45, 45, 55, 55)];
    expect(unitGaps(geometryOf([...around([40, 40, 60, 60]), island]), 1)[0]?.areaM2).toBeCloseTo(300, 1);
    const sliver = around([10, 50, 90, 50.05]);
    expect(unitGaps(geometryOf(sliver), 1)[0]?.areaM2).toBeCloseTo(4, 1);
    expect(unitGaps(geometryOf(sliver), 5)).toEqual([]);
  });

  it('that meet in a corner are two', () => {
    // A chessboard of 4 × 4 in a frame, its black squares free.
    const units: Ring[][] = [[box(-1, -1, 5, 0)], [box(-1, 4, 5, 5)], [box(-1, 0, 0, 4)], [box(4, 0, 5, 4)]];
    for (let x = 0; x < 4; x++)
      for (let y = 0; y < 4; y++) if ((x + y) % 2 === 0) units.push([box(x, y, x + 1, y + 1)]);
    expect(unitGaps(geometryOf(units), 0.5).map(({ areaM2 }) => Math.round(areaM2))).toEqual(
      new Array(8).fill(1),
    );
  });
});

describe('the ground of real units', () => {
  it('made by the product has neither', async () => {
    const zones = await demoZones();
    const cells = makeUnits({
      recipe: { kind: 'generated', sideMetres: 150 },
      zoneSet: zones,
      roads: null,
      facilities: [],
    });
    const recipe = { kind: 'segments', depthMetres: 25, reachMetres: 50, longestMetres: 0 } as const;
    const segments = makeUnits({ recipe, zoneSet: null, roads: await demoRoads(), facilities: [] });
    if (!cells.ok || !segments.ok) throw new Error('no units');
    expect(checkUnits(cells.value)).toEqual([]);
    expect(checkUnits(segments.value)).toEqual([]);
  });

  it.skipIf(!tainanPresent)(
    'of Tainan’s villages is measured, and a village that is in twice lies on itself',
    async () => {
      const { villages } = await readTainan();
      const { geometry } = villages;
      // Drawn apart and rounded: borders that cross each other a thousand times, by a few square metres.
      const found = checkUnits({ kind: 'cells', geometry });
      const worst = [...unitOverlaps(geometry, 1)].sort((one, other) => other.areaM2 - one.areaM2);
      expect(found.filter(({ code }) => code === 'units_overlap')).toHaveLength(worst.length);
      for (const { a, b, areaM2 } of worst.slice(0, 1)) {
        const sampled = sampledOverlap(geometry, a, b);
        expect(Math.abs(areaM2 / sampled - 1)).toBeLessThan(0.15);
      }
      const ring = geometry.ringStarts;
      const [from, to] = [ring[geometry.zoneStarts[5]!]!, ring[geometry.zoneStarts[6]!]!];
      const twice: ZoneGeometry = {
        coordinates: Float64Array.from([
          ...geometry.coordinates,
          ...geometry.coordinates.subarray(2 * from, 2 * to),
        ]),
        ringStarts: Uint32Array.from([
          ...ring,
          ...ring
            .subarray(geometry.zoneStarts[5]! + 1, geometry.zoneStarts[6]! + 1)
            .map((end) => ring.at(-1)! + end - from),
        ]),
        zoneStarts: Uint32Array.from([
          ...geometry.zoneStarts,
          geometry.zoneStarts.at(-1)! + geometry.zoneStarts[6]! - geometry.zoneStarts[5]!,
        ]),
      };
      const overlaps = unitOverlaps(twice, 1);
      const own = overlaps.find(({ a, b }) => a === 5 && b === villages.zones.length);
      expect(own!.areaM2 / 1e6 / villages.zones[5]!.areaKm2).toBeCloseTo(1, 1);
    },
  );
});

/** By 160,000 points over what the boxes of the two share. */
function sampledOverlap(geometry: ZoneGeometry, a: number, b: number): number {
  const rings = [a, b].map((unit) => {
    const found: Ring[] = [];
    for (let ring = geometry.zoneStarts[unit]!; ring < geometry.zoneStarts[unit + 1]!; ring++) {
      const points: [number, number][] = [];
      for (let point = geometry.ringStarts[ring]!; point < geometry.ringStarts[ring + 1]!; point++) {
        points.push([geometry.coordinates[2 * point]!, geometry.coordinates[2 * point + 1]!]);
      }
      found.push(points);
    }
    return found;
  });
  const boxes = rings.map((own) => {
    const [xs, ys] = [own.flat().map(([x]) => x), own.flat().map(([, y]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  const west = Math.max(boxes[0]![0], boxes[1]![0]);
  const south = Math.max(boxes[0]![1], boxes[1]![1]);
  const [wide, high] = [
    Math.min(boxes[0]![2], boxes[1]![2]) - west,
    Math.min(boxes[0]![3], boxes[1]![3]) - south,
  ];
  const side = 400;
  let both = 0;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const [x, y] = [west + ((i + 0.5) * wide) / side, south + ((j + 0.5) * high) / side];
      const held = rings.map((own) => own.filter((ring) => inside(ring, x, y)).length % 2 === 1);
      if (held[0]! && held[1]!) both++;
    }
  }
  const perDegree = (6_371_008.8 * Math.PI) / 180;
  return (both / side ** 2) * wide * high * perDegree ** 2 * Math.cos((south * Math.PI) / 180);
}

function inside(ring: Ring, x: number, y: number): boolean {
  let odd = false;
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  });
  return odd;
}
