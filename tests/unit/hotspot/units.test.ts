import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { hexGrid } from '../../../src/analysis/hex-grid';
import { hexNeighbours } from '../../../src/analysis/neighbours';
import { roadNeighbours } from '../../../src/analysis/road-network';
import { roadPieces } from '../../../src/analysis/road-pieces';
import { snapToRoads } from '../../../src/analysis/road-snapping';
import type { Filter } from '../../../src/domain/filter';
import { hexCentre, hexOfPoint } from '../../../src/domain/hex-grid';
import type { UnitKind, UnitRecipe } from '../../../src/domain/hotspot-units';
import type { RoadSet } from '../../../src/domain/road-set';
import { unitAtPoint } from '../../../src/jobs/unit-at-point';
import { demoRoads, hotspotsOf, type OpenCity, openDemoCity } from './demo-city';

const METRES = 111_195;

/** Straight lines given in metres around 114° E, 0° N, where a degree is as long both ways. */
function roadSet(lines: readonly (readonly (readonly [number, number])[])[]): RoadSet {
  const points = lines.flat();
  let n = 0;
  const partStarts = [0, ...lines.map((line) => (n += line.length))];
  return {
    id: 'roads',
    name: 'roads',
    roads: lines.map((_, i) => ({
      id: `${i}`,
      name: `road ${i}`,
      class: 'minor',
      from: '',
      to: '',
      strict: false,
      street: '',
      lengthMetres: 0,
    })),
    lines: {
      coordinates: Float64Array.from(points.flatMap(([x, y]) => [114 + x / METRES, y / METRES])),
      partStarts: Uint32Array.from(partStarts),
      roadStarts: Uint32Array.from(partStarts.keys()),
    },
    skippedFeatures: 0,
  };
}

let city: OpenCity;
let roads: RoadSet;
beforeAll(async () => {
  city = await openDemoCity();
  roads = await demoRoads();
});

describe('hexagons', () => {
  it('hold the points nearest to their centres, and lie six around one', () => {
    const made = hexGrid(city.zones, 300);
    if (!made.ok) throw new Error(made.error);
    const grid = made.value;
    const { west, south, east, north } = city.zones.extent;
    const across = grid.columnLng;
    const centres = Array.from({ length: grid.positions.length }, (_, cell) => hexCentre(grid, cell));
    fc.assert(
      fc.property(
        fc.double({ min: west, max: east, noNaN: true }),
        fc.double({ min: south, max: north, noNaN: true }),
        (lng, lat) => {
          const found = hexOfPoint(grid, lng, lat);
          if (found < 0) return;
          const distance = ([x, y]: readonly [number, number]) =>
            Math.hypot((x - lng) / across, ((y - lat) / grid.rowLat) * (Math.sqrt(3) / 2));
          const least = Math.min(...centres.map(distance));
          expect(distance(centres[found]!)).toBeLessThan(least + 1e-9);
        },
      ),
      { numRuns: 60 },
    );
    for (const [rule, inner] of [
      ['touching', 6],
      ['band', 12],
    ] as const) {
      const { starts, ids } = hexNeighbours(grid, rule);
      const sizes = centres.map((_, cell) => starts[cell + 1]! - starts[cell]!);
      expect(Math.max(...sizes)).toBe(inner);
      for (let cell = 0; cell < centres.length; cell += 37) {
        for (const other of ids.subarray(starts[cell], starts[cell + 1])) {
          expect(Array.from(ids.subarray(starts[other], starts[other + 1]))).toContain(cell);
        }
      }
    }
  });
});

describe('pieces of road', () => {
  it('are cut at crossings and T-junctions into pieces of about 100 m that keep the whole length', () => {
    // A cross of 400 m lines, and a third that ends on the first half a metre short.
    const pieces = roadPieces(
      roadSet([
        [
          [-200, 0],
          [200, 0],
        ],
        [
          [0, -200],
          [0, 200],
        ],
        [
          [150, 130],
          [150, 0.5],
        ],
      ]),
    );
    const lengths = [0, 1, 2].map((road) =>
      pieces.lengthsMetres.reduce((sum, metres, i) => sum + (pieces.roads[i] === road ? metres : 0), 0),
    );
    expect(lengths[0]).toBeCloseTo(400, 0);
    expect(lengths[1]).toBeCloseTo(400, 0);
    expect(lengths[2]).toBeCloseTo(129.5, 0);
    // 200 | 150 | 50 on the first: 2 + 2 + 1 pieces (150 m rounds up); 2 + 2 on the second, 1 on the third.
    expect([0, 1, 2].map((road) => pieces.roads.filter((one) => one === road).length)).toEqual([5, 4, 1]);
    const { starts, ids } = roadNeighbours(pieces, 'touching');
    const ofThird = pieces.roads.indexOf(2);
    const near = Array.from(ids.subarray(starts[ofThird], starts[ofThird + 1]));
    expect(near.length).toBe(2);
    expect(near.every((piece) => pieces.roads[piece] === 0)).toBe(true);
  });

  it('have the neighbours of a slow walk over the network', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, (chosen) => {
        const made = chosen.map(([place, upright]) =>
          upright
            ? ([
                [place * 80, 0],
                [place * 80, 480],
              ] as const)
            : ([
                [0, place * 80],
                [480, place * 80],
              ] as const),
        );
        const distinct = [...new Map(made.map((line) => [JSON.stringify(line), line])).values()];
        const pieces = roadPieces(roadSet(distinct));
        const count = pieces.starts.length - 1;
        const end = (piece: number, last: boolean) => {
          const at = 2 * (last ? pieces.starts[piece + 1]! - 1 : pieces.starts[piece]!);
          return `${Math.round((pieces.coordinates[at]! - 114) * METRES)},${Math.round(pieces.coordinates[at + 1]! * METRES)}`;
        };
        const nodes = [
          ...new Set(Array.from({ length: count }, (_, p) => [end(p, false), end(p, true)]).flat()),
        ];
        const d = nodes.map((_, i) => nodes.map((__, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)));
        const ends = Array.from({ length: count }, (_, p) => [
          nodes.indexOf(end(p, false)),
          nodes.indexOf(end(p, true)),
        ]);
        ends.forEach(([a, b], p) => {
          d[a!]![b!] = Math.min(d[a!]![b!]!, pieces.lengthsMetres[p]!);
          d[b!]![a!] = d[a!]![b!]!;
        });
        for (let k = 0; k < nodes.length; k++)
          for (let i = 0; i < nodes.length; i++)
            for (let j = 0; j < nodes.length; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!);
        const { starts, ids } = roadNeighbours(pieces, 'band');
        for (let p = 0; p < count; p++) {
          const slow = [];
          for (let q = 0; q < count; q++) {
            const between = Math.min(...ends[p]!.flatMap((a) => ends[q]!.map((b) => d[a]![b]!)));
            const middle = between + (pieces.lengthsMetres[p]! + pieces.lengthsMetres[q]!) / 2;
            // Within a metre of the limit rounding decides.
            if (q === p || Math.abs(middle - 250) < 1) continue;
            if (middle <= 250) slow.push(q);
          }
          const found = Array.from(ids.subarray(starts[p], starts[p + 1]));
          expect(found).toEqual(expect.arrayContaining(slow));
          expect(found.length).toBeLessThanOrEqual(slow.length + 12);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('take the cases within 50 m, the nearest piece by a slow look at every one', () => {
    const pieces = roadPieces(roads);
    const count = pieces.starts.length - 1;
    expect(Math.max(...pieces.lengthsMetres)).toBeLessThan(151);
    const points = Array.from({ length: 150 }, (_, i) => {
      const piece = (i * 7919) % count;
      const at = 2 * pieces.starts[piece]!;
      return [
        pieces.coordinates[at]! + ((i % 13) - 6) * 1e-4,
        pieces.coordinates[at + 1]! + ((i % 7) - 3) * 1e-4,
      ] as const;
    });
    const found = snapToRoads(
      pieces,
      50,
      Float64Array.from(points, ([lng]) => lng),
      Float64Array.from(points, ([, lat]) => lat),
    );
    points.forEach(([lng, lat], i) => {
      const kx = METRES * Math.cos((lat * Math.PI) / 180);
      let best = Number.POSITIVE_INFINITY;
      const distances = Array.from({ length: count }, (_, piece) => {
        let least = Number.POSITIVE_INFINITY;
        for (let p = pieces.starts[piece]!; p < pieces.starts[piece + 1]! - 1; p++) {
          const [ax, ay] = [
            (pieces.coordinates[2 * p]! - lng) * kx,
            (pieces.coordinates[2 * p + 1]! - lat) * METRES,
          ];
          const [bx, by] = [
            (pieces.coordinates[2 * p + 2]! - lng) * kx,
            (pieces.coordinates[2 * p + 3]! - lat) * METRES,
          ];
          const l = (bx - ax) ** 2 + (by - ay) ** 2;
          const s = l === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / l));
          least = Math.min(least, Math.hypot(ax + s * (bx - ax), ay + s * (by - ay)));
        }
        best = Math.min(best, least);
        return least;
      });
      if (Math.abs(best - 50) < 0.01) return;
      if (best > 50) expect(found[i]).toBe(-1);
      else expect(distances[found[i]!]!).toBeLessThan(best + 0.01);
    });
  });
});

const KINDS: readonly UnitKind[] = ['hexagons', 'zones', 'communities', 'streets', 'roads'];
const recipe = (kind: UnitKind, neighbours: 'touching' | 'band'): UnitRecipe => ({
  kind,
  sideMetres: 300,
  neighbours,
});

describe('every kind of unit in the demo city', () => {
  it.each(KINDS)('accounts for every case and gives numbers for each unit: %s', (kind) => {
    for (const neighbours of ['touching', 'band'] as const) {
      const { counts, units, statistics } = hotspotsOf(city, [], recipe(kind, neighbours), {}, roads);
      const { voided, missing, defaultAddress, outside, edge } = counts.leftOut;
      const answer = city.index.answer([], [{ kind: 'count' }])[0]!;
      const total = answer.kind === 'count' ? answer.count : -1;
      expect(counts.cases + voided + missing + defaultAddress + outside + edge).toBe(total);
      expect(statistics.p.length).toBe(units.count);
      expect(statistics.p.every((p) => p > 0 && p <= 1)).toBe(true);
      expect(statistics.z.every(Number.isFinite)).toBe(true);
      const { starts } = units.neighbours;
      const sizes = Array.from({ length: units.count }, (_, i) => starts[i + 1]! - starts[i]!);
      const least = Math.min(...sizes);
      const mean = sizes.reduce((a, b) => a + b, 0) / units.count;
      console.log(
        `${kind} ${neighbours}: ${units.count} units, ${mean.toFixed(1)} neighbours (least ${least}), ${statistics.bins.filter((b) => b >= 2).length} hot`,
      );
      if (neighbours === 'band' && kind !== 'roads' && kind !== 'hexagons')
        expect(least).toBeGreaterThanOrEqual(Math.min(8, units.count - 1));
    }
  });

  it.each(['gi', 'local_moran'] as const)('is tested by %s and by rates too', (method) => {
    for (const kind of ['zones', 'roads'] as const) {
      for (const measure of ['count', 'rate'] as const) {
        const { statistics, quantum, values, counts, units } = hotspotsOf(
          city,
          [],
          recipe(kind, 'touching'),
          { method, measure },
          roads,
        );
        expect(statistics.p.every((p) => Number.isNaN(p) || (p > 0 && p <= 1))).toBe(true);
        values.forEach((value, unit) => {
          const rate = measure === 'count' ? counts.counts[unit]! : counts.counts[unit]! / units.sizes[unit]!;
          expect(Math.abs(value * quantum - rate)).toBeLessThanOrEqual(
            measure === 'count' ? 0 : quantum / 2 + 1e-9,
          );
        });
        expect(statistics.quadrants === null).toBe(method === 'gi');
      }
    }
  });

  it('finds the planted hotspots in hexagons with a band as in squares', () => {
    const missed = city.truth.hotspots.filter(({ lng, lat, major, minor, from, to }) => {
      const filter: Filter = [
        { kind: 'class', majors: [], minors: [[major, minor]] },
        {
          kind: 'time',
          field: 'reported_at',
          from: Date.parse(`${from}T00:00:00Z`),
          to: Date.parse(`${to}T00:00:00Z`) + 86_400_000,
        },
      ];
      const { units, statistics } = hotspotsOf(city, filter, {
        ...recipe('hexagons', 'band'),
        sideMetres: 200,
      });
      return !(statistics.bins[unitAtPoint(units, [lng, lat])]! >= 2);
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});
