import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInsideRing, type MultiPolygonShape } from '../../../../src/domain/polygon-shape';
import type { ZoneGeometry } from '../../../../src/domain/zone-set';
import { orientedRings, sweptArea } from '../../../../src/zoning/outline/oriented-rings';
import { zoneOutlines } from '../../../../src/zoning/outline/zone-outlines';
import { generateCells } from '../../../../src/zoning/units/generate-cells';
import { readZones } from '../../../support/read-map';
import { latticeUnits } from '../lattice-units';

const VILLAGES = '../shared/data/tainan_1999/villages.geojson';

const area = (shape: MultiPolygonShape) => shape.reduce((sum, polygon) => sum + sweptArea(polygon), 0);
const corners = (shape: MultiPolygonShape) => shape.map((polygon) => polygon.map((ring) => ring.length / 2));
const isInside = (shape: MultiPolygonShape, x: number, y: number) =>
  shape.flat().filter((ring) => isInsideRing(ring, x, y)).length % 2 === 1;

function zones(picture: string) {
  const rows = picture.trim().split(/\s+/);
  const { geometry } = latticeUnits(rows[0]!.length, rows.length);
  return { geometry, zoneOf: Uint32Array.from(rows.join(''), Number) };
}

/** Polygons of the given rings, one ring each. */
function polygons(...rings: readonly (readonly number[])[]): ZoneGeometry {
  const ringStarts = [0];
  for (const ring of rings) ringStarts.push(ringStarts.at(-1)! + ring.length / 2);
  return {
    coordinates: Float64Array.from(rings.flat()),
    ringStarts: Uint32Array.from(ringStarts),
    zoneStarts: Uint32Array.from(ringStarts.keys()),
  };
}

describe('outlines of zones', () => {
  it('are rid of inner borders and of corners on straight stretches', () => {
    const { geometry, zoneOf } = zones('11 11');
    const { shape, dissolved } = zoneOutlines(geometry, zoneOf, [1]).get(1)!;
    expect(dissolved).toBe(true);
    expect(corners(shape)).toEqual([[4]]);
    expect([...shape[0]![0]!.slice(0, 2)].map((degrees) => degrees.toFixed(3))).toEqual([
      '121.400',
      '31.200',
    ]);
  });

  it('keep holes, pieces, and pieces that touch at a corner', () => {
    const ring = zones('111 121 111');
    expect(corners(zoneOutlines(ring.geometry, ring.zoneOf, [1]).get(1)!.shape)).toEqual([[4, 4]]);
    const diagonal = zones('12 21');
    expect(corners(zoneOutlines(diagonal.geometry, diagonal.zoneOf, [1]).get(1)!.shape)).toEqual([[4], [4]]);
    // The hole touches the outline at a corner: it stays a hole.
    const touching = zones('112 121 111');
    expect(corners(zoneOutlines(touching.geometry, touching.zoneOf, [1]).get(1)!.shape)).toEqual([[6, 4]]);
  });

  it('join a long side with two short ones', () => {
    const geometry = polygons([0, 0, 2, 0, 2, 2, 0, 2], [2, 0, 3, 0, 3, 1, 2, 1], [2, 1, 3, 1, 3, 2, 2, 2]);
    const { shape, dissolved } = zoneOutlines(geometry, [1, 1, 1], [1]).get(1)!;
    expect(dissolved).toBe(true);
    expect(corners(shape)).toEqual([[4]]);
  });

  it('give the units as they are where these overlap or lie apart by more than rounding', () => {
    const overlapping = polygons([0, 0, 2, 0, 2, 2, 0, 2], [1, 0, 3, 0, 3, 2, 1, 2]);
    expect(zoneOutlines(overlapping, [1, 1], [1]).get(1)).toMatchObject({ dissolved: false });
    const clockwise = polygons([0, 0, 0, 2, 2, 2, 2, 0], [2, 0, 3, 0, 3, 2, 2, 2]);
    expect(corners(zoneOutlines(clockwise, [1, 1], [1]).get(1)!.shape)).toEqual([[4]]);
    expect(zoneOutlines(clockwise, [1, 1], [7]).get(7)).toEqual({ shape: [], dissolved: true });
  });

  it('cover each cell once, in any division', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 30, maxLength: 30 }), (cells) => {
        const { geometry } = latticeUnits(6, 5);
        const outlines = zoneOutlines(geometry, cells, [1, 2, 3]);
        for (const [zone, { shape, dissolved }] of outlines) {
          expect(dissolved).toBe(true);
          const own = cells.filter((one) => one === zone).length;
          expect(Math.abs(area(shape) - own * 1e-6)).toBeLessThan(1e-15);
          for (const [outer, ...holes] of shape) {
            expect(sweptArea([outer!])).toBeGreaterThan(0);
            for (const hole of holes) expect(sweptArea([hole])).toBeLessThan(0);
          }
          for (const ring of shape.flat()) {
            const points = Array.from(
              { length: ring.length / 2 },
              (_, i) => `${ring[2 * i]} ${ring[2 * i + 1]}`,
            );
            expect(new Set(points).size).toBe(points.length);
          }
        }
        cells.forEach((zone, unit) => {
          const x = 121.4 + ((unit % 6) + 0.5) * 0.001;
          const y = 31.2 + (Math.floor(unit / 6) + 0.5) * 0.001;
          for (const id of [1, 2, 3]) expect(isInside(outlines.get(id)!.shape, x, y)).toBe(id === zone);
        });
      }),
    );
  });
});

describe.skipIf(!existsSync(VILLAGES))('outlines of real villages', () => {
  it('are the districts, as far as the villages meet, and never lose ground', async () => {
    const read = await readZones(readFileSync(VILLAGES), 'villages.geojson');
    if (!read.ok) throw new Error(read.error.code);
    const { zones, geometry } = read.value;
    const towns = [...new Set(zones.map(({ district }) => district))];
    const zoneOf = zones.map(({ district }) => towns.indexOf(district) + 1);
    const outlines = zoneOutlines(
      geometry,
      zoneOf,
      [...towns.keys()].map((town) => town + 1),
    );
    const joined = [...outlines.values()].filter(({ dissolved }) => dissolved).length;
    expect(joined).toBeGreaterThan(0);
    const whole = zones.reduce((sum, _, unit) => sum + sweptArea(orientedRings(geometry, unit)), 0);
    const covered = [...outlines.values()].reduce((sum, { shape }) => sum + area(shape), 0);
    expect(Math.abs(covered / whole - 1)).toBeLessThan(1e-9);
    console.info(`${joined} of ${towns.length} districts joined without a trace`);
  });

  it('of cells cut to them are the villages again', async () => {
    const read = await readZones(readFileSync(VILLAGES), 'villages.geojson');
    if (!read.ok) throw new Error(read.error.code);
    const made = generateCells(read.value, 500, (village) => String(421202001000 + village));
    if (!made.ok) throw new Error(made.error.code);
    const { geometry, community } = made.value;
    const zoneOf = community.map((village) => village + 1);
    const ids = Array.from(read.value.zones.keys(), (village) => village + 1);
    const outlines = zoneOutlines(geometry, zoneOf, ids);
    const apart = ids.filter((id) => !outlines.get(id)!.dissolved);
    console.info(
      `${ids.length - apart.length} of ${ids.length} villages of ${community.length} cells joined`,
    );
    expect(apart.length).toBeLessThan(ids.length / 50);
    for (const id of ids) {
      const own = sweptArea(orientedRings(read.value.geometry, id - 1));
      expect(Math.abs(area(outlines.get(id)!.shape) / own - 1)).toBeLessThan(1e-6);
    }
  });
});
