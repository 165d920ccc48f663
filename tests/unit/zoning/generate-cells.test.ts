import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatePoints } from '../../../src/analysis/point-location';
import { seededRandom } from '../../../src/domain/seeded-random';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { cellGraph } from '../../../src/zoning/units/cell-graph';
import { type GeneratedCells, generateCells } from '../../../src/zoning/units/generate-cells';
import { areaOf, latticePieces, ringsOf } from '../../../src/zoning/units/lattice-pieces';
import { readZones } from '../../support/read-map';

const VILLAGES = '../shared/data/tainan_1999/villages.geojson';

function shoelace(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const after = (at + 2) % ring.length;
    sum += ring[at]! * ring[after + 1]! - ring[after]! * ring[at + 1]!;
  }
  return sum / 2;
}

/** A star around the origin: never crosses itself. */
const stars = fc
  .array(fc.double({ min: 0.5, max: 6, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((radii) =>
    Float64Array.from(
      radii.flatMap((radius, i) => {
        const angle = (2 * Math.PI * (i + 0.123)) / radii.length;
        return [10.317 + radius * Math.cos(angle), 10.731 + radius * Math.sin(angle)];
      }),
    ),
  );

describe('pieces of a lattice', () => {
  it('fill the polygon exactly, each within its cell', () => {
    fc.assert(
      fc.property(stars, fc.boolean(), (star, holed) => {
        const hole = star.map((value, at) => (at % 2 === 0 ? 10.317 : 10.731) * 0.6 + value * 0.4);
        const rings = holed ? [star, hole] : [star];
        const whole = Math.abs(shoelace(star)) - (holed ? Math.abs(shoelace(hole)) : 0);
        const pieces = latticePieces(rings);
        let sum = 0;
        for (const { column, row, stretches } of pieces) {
          const area = areaOf(stretches);
          expect(area).toBeGreaterThan(-1e-12);
          expect(area).toBeLessThanOrEqual(1 + 1e-12);
          const around = ringsOf(stretches);
          expect(around.reduce((total, ring) => total + shoelace(ring), 0)).toBeCloseTo(area, 10);
          for (const ring of around) {
            ring.forEach((value, at) => {
              const from = at % 2 === 0 ? column : row;
              expect(value).toBeGreaterThanOrEqual(from - 1e-12);
              expect(value).toBeLessThanOrEqual(from + 1 + 1e-12);
            });
          }
          sum += area;
        }
        expect(Math.abs(sum - whole)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });
});

function zoneSetOf(cells: GeneratedCells, like: ZoneSet): ZoneSet {
  return {
    ...like,
    zones: cells.codes.map((code) => ({
      id: code,
      name: code,
      district: '',
      street: '',
      community: '',
      areaKm2: 0,
    })),
    geometry: cells.geometry,
  };
}

describe.skipIf(!existsSync(VILLAGES))('cells of the villages of Tainan', async () => {
  if (!existsSync(VILLAGES)) return;
  const read = await readZones(new Uint8Array(readFileSync(VILLAGES)), 'villages.geojson');
  if (!read.ok) throw new Error(read.error.code);
  const all = read.value;
  // A compact part of the city: the villages of one district.
  const district = '中西區';
  const picked = [...all.zones.keys()].filter((zone) => all.zones[zone]!.district === district);
  const villages = only(all, picked);
  const made = generateCells(villages, 100, (zone) => `67000${String(zone).padStart(7, '0')}`);
  if (!made.ok) throw new Error(made.error.code);
  const cells = made.value;

  it('tile them exactly', () => {
    const { coordinates, ringStarts, zoneStarts } = villages.geometry;
    const scale =
      Math.cos((((villages.extent.south + villages.extent.north) / 2) * Math.PI) / 180) *
      ((6_371_008.8 * Math.PI) / 180) ** 2;
    picked.forEach((_, village) => {
      let area = 0;
      for (let ring = zoneStarts[village]!; ring < zoneStarts[village + 1]!; ring++) {
        // Holes of these villages run the other way round.
        area += shoelace(
          coordinates
            .subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!)
            .map((v, at) => (at % 2 === 0 ? v - 120 : v - 23)),
        );
      }
      const own = cells.areaM2.reduce(
        (sum, metres, cell) => sum + (cells.community[cell] === village ? metres : 0),
        0,
      );
      expect(Math.abs(own / (Math.abs(area) * scale) - 1)).toBeLessThan(1e-6);
    });
  });

  it('hold every point of a village once, in a cell of that village', () => {
    const random = seededRandom(8);
    const { west, east, south, north } = villages.extent;
    const lngs = Float64Array.from({ length: 20_000 }, () => west + random() * (east - west));
    const lats = Float64Array.from({ length: 20_000 }, () => south + random() * (north - south));
    const inVillage = locatePoints(villages, lngs, lats);
    const inCell = locatePoints(zoneSetOf(cells, villages), lngs, lats);
    inVillage.forEach((village, point) => {
      const cell = inCell[point]!;
      expect(cell < cells.codes.length ? cells.community[cell] : 0xffff_ffff).toBe(village);
    });
  });

  it('have codes that are unique and run from west to east, then from north to south', () => {
    expect(new Set(cells.codes).size).toBe(cells.codes.length);
    for (const code of cells.codes) expect(code).toMatch(/^\d{15}$/);
    expect([...cells.codes]).toEqual([...cells.codes].sort());
  });

  it('are hardly ever slivers, and touch their neighbours', () => {
    const small = cells.areaM2.filter((metres) => metres < 3000).length;
    expect(small / cells.areaM2.length).toBeLessThan(0.01);
    const { graph } = cellGraph(cells.geometry);
    const alone = [...graph.starts.keys()]
      .slice(0, -1)
      .filter((cell) => graph.starts[cell] === graph.starts[cell + 1]);
    expect(alone.length).toBeLessThan(3);
  });

  it('are refused where three digits do not number them', () => {
    expect(generateCells(villages, 20, String)).toMatchObject({ ok: false });
    expect(generateCells(villages, 5, String)).toEqual({ ok: false, error: { code: 'side_out_of_range' } });
  });
});

function only(set: ZoneSet, zones: readonly number[]): ZoneSet {
  const { coordinates, ringStarts, zoneStarts } = set.geometry;
  const points: number[] = [];
  const rings = [0];
  const starts = [0];
  for (const zone of zones) {
    for (let ring = zoneStarts[zone]!; ring < zoneStarts[zone + 1]!; ring++) {
      points.push(...coordinates.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!));
      rings.push(points.length / 2);
    }
    starts.push(rings.length - 1);
  }
  const lngs = points.filter((_, at) => at % 2 === 0);
  const lats = points.filter((_, at) => at % 2 === 1);
  return {
    ...set,
    zones: zones.map((zone) => set.zones[zone]!),
    geometry: {
      coordinates: Float64Array.from(points),
      ringStarts: Uint32Array.from(rings),
      zoneStarts: Uint32Array.from(starts),
    },
    extent: {
      west: Math.min(...lngs),
      east: Math.max(...lngs),
      south: Math.min(...lats),
      north: Math.max(...lats),
    },
  };
}
