import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, DraftRequest } from '../../../src/domain/draft';
import { seededRandom } from '../../../src/domain/seeded-random';
import type { UnitGraph } from '../../../src/domain/unit-graph';
import { draftZones } from '../../../src/zoning/draft/draft-zones';
import { objectiveFor, totalCost } from '../../../src/zoning/draft/objective';
import { partition } from '../../../src/zoning/draft/partition';
import { patchOf } from '../../../src/zoning/draft/street-level';
import { streetSeats } from '../../../src/zoning/draft/street-seats';
import { latticeGraph } from './lattice-graph';

function request(graph: UnitGraph, change: Partial<DraftRequest> = {}): DraftRequest {
  const n = graph.starts.length - 1;
  return {
    graph,
    loads: new Float64Array(n).fill(1),
    streets: new Uint32Array(n),
    zones: 4,
    stayMetres: 0,
    tolerance: 0.1,
    seatRule: 'largest_remainder',
    seed: 1,
    ...change,
  };
}

function drafted(asked: DraftRequest): Draft {
  const result = draftZones(asked);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** An independent search: is each zone one piece? */
function inOnePiece(graph: UnitGraph, assignment: Int32Array, zone: number): boolean {
  const members = new Set([...assignment.keys()].filter((unit) => assignment[unit] === zone));
  const [first] = members;
  if (first === undefined) return false;
  const reached = new Set([first]);
  const walk = (unit: number) => {
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      const other = graph.ids[at]!;
      if (members.has(other) && !reached.has(other)) {
        reached.add(other);
        walk(other);
      }
    }
  };
  walk(first);
  return reached.size === members.size;
}

/** Random blobs of a lattice with random loads and streets in vertical bands. */
const cities = fc
  .record({
    columns: fc.integer({ min: 3, max: 12 }),
    rows: fc.integer({ min: 3, max: 10 }),
    holes: fc.array(fc.nat(120), { maxLength: 15 }),
    loadSeed: fc.nat(1000),
    bands: fc.integer({ min: 1, max: 3 }),
    zones: fc.integer({ min: 1, max: 12 }),
    seed: fc.nat(100),
  })
  .map(({ columns, rows, holes, loadSeed, bands, zones, seed }) => {
    const graph = latticeGraph(columns, rows, (column, row) => !holes.includes(row * columns + column));
    const random = seededRandom(loadSeed);
    return request(graph, {
      loads: Float64Array.from(graph.cells, () => Math.floor(random() * 10)),
      streets: Uint32Array.from(graph.cells, ([column]) => Math.floor((column * bands) / columns)),
      zones,
      seed,
    });
  });

describe('a draft', () => {
  it('gives every unit one zone of its own street, every zone a unit, and the same plan for the same seed', () => {
    fc.assert(
      fc.property(cities, (asked) => {
        const result = draftZones(asked);
        if (!result.ok) {
          expect(['fewer_zones_than_streets', 'more_zones_than_units', 'no_load', 'no_units']).toContain(
            result.error,
          );
          return;
        }
        const { assignment, zoneLoads, streets, disconnected } = result.value;
        const streetOf = new Map<number, number>();
        assignment.forEach((zone, unit) => {
          expect(zone).toBeGreaterThanOrEqual(0);
          expect(zone).toBeLessThan(asked.zones);
          expect(streetOf.get(zone) ?? asked.streets[unit]).toBe(asked.streets[unit]);
          streetOf.set(zone, asked.streets[unit]!);
        });
        expect(streetOf.size).toBe(asked.zones);
        expect(streets.reduce((sum, { zones }) => sum + zones, 0)).toBe(asked.zones);
        expect(zoneLoads.reduce((a, b) => a + b, 0)).toBe(asked.loads.reduce((a, b) => a + b, 0));
        for (let zone = 0; zone < asked.zones; zone++) {
          expect(inOnePiece(asked.graph, assignment, zone)).toBe(!disconnected.includes(zone));
        }
        // In pieces only where the street itself is in more pieces than it has zones.
        for (const zone of disconnected) {
          const share = streets.find(({ street }) => street === streetOf.get(zone))!;
          expect(share.components).toBeGreaterThan(share.zones);
        }
        expect([...drafted(asked).assignment]).toEqual([...assignment]);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves locked units where they are', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.array(fc.tuple(fc.nat(99), fc.nat(3)), { maxLength: 6 }), (seed, locks) => {
        const locked = new Int32Array(100).fill(-1);
        for (const [unit, zone] of locks) locked[unit] = zone;
        const { assignment } = drafted(request(latticeGraph(10, 10), { locked, seed, zones: 6 }));
        locked.forEach((zone, unit) => {
          if (zone >= 0) expect(assignment[unit]).toBe(zone);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes whole streets for one zone each, and single units for as many zones as units', () => {
    const graph = latticeGraph(5, 4);
    expect(new Set(drafted(request(graph, { zones: 1 })).assignment).size).toBe(1);
    expect(new Set(drafted(request(graph, { zones: 20 })).assignment).size).toBe(20);
  });

  it('stays close to the plan in force when asked, and only then', () => {
    const graph = latticeGraph(20, 20);
    const random = seededRandom(5);
    const loads = Float64Array.from({ length: 400 }, () => 1 + Math.floor(random() * 5));
    const before = drafted(request(graph, { loads, zones: 8, seed: 9 }));
    const changed = loads.map((load, unit) => (unit % 20 < 4 ? load * 1.6 : load));
    const free = drafted(request(graph, { loads: changed, zones: 8, seed: 2, current: before.assignment }));
    const near = drafted(
      request(graph, { loads: changed, zones: 8, seed: 2, current: before.assignment, stayMetres: 50 }),
    );
    expect(near.largestStreetDeviation).toBeLessThanOrEqual(0.1 + 1e-9);
    expect(near.moved!).toBeLessThan(120);
    expect(near.moved!).toBeLessThan(free.moved! / 2);
  });

  it('refuses by name what no plan can give', () => {
    const graph = latticeGraph(4, 4);
    const two = Uint32Array.from({ length: 16 }, (_, unit) => unit % 2);
    const ask = (change: Partial<DraftRequest>) => draftZones(request(graph, change));
    expect(ask({ zones: 0 })).toMatchObject({ error: 'no_zones_asked' });
    expect(ask({ zones: 17 })).toMatchObject({ error: 'more_zones_than_units' });
    expect(ask({ zones: 1, streets: two })).toMatchObject({ error: 'fewer_zones_than_streets' });
    expect(ask({ loads: new Float64Array(16) })).toMatchObject({ error: 'no_load' });
    const locked = new Int32Array(16).fill(-1);
    locked[0] = 1;
    locked[1] = 1;
    expect(ask({ streets: two, locked })).toMatchObject({ error: 'lock_crosses_street' });
  });

  it('says how far off no plan could avoid', () => {
    const loads = new Float64Array(16).fill(1);
    loads[5] = 30;
    const { lowerBound, largestStreetDeviation } = drafted(request(latticeGraph(4, 4), { loads, zones: 4 }));
    expect(lowerBound).toBeCloseTo(30 / (45 / 4) - 1, 12);
    expect(largestStreetDeviation).toBeGreaterThanOrEqual(lowerBound - 1e-12);
  });

  it('splits the city-wide deviation into parts that add up', () => {
    const graph = latticeGraph(30, 10);
    const streets = Uint32Array.from(graph.cells, ([column]) => (column < 7 ? 0 : column < 19 ? 1 : 2));
    const { city } = drafted(request(graph, { streets, zones: 7 }));
    expect(city.rounding + city.indivisible + city.solver).toBeCloseTo(city.largest, 12);
    expect(city.rounding).toBeGreaterThan(0);
  });
});

describe('zones per street', () => {
  it('add up, keep to their limits, and follow the quota', () => {
    const shares = fc.array(
      fc.record({ load: fc.integer({ min: 1, max: 1000 }), units: fc.integer({ min: 1, max: 40 }) }),
      {
        minLength: 1,
        maxLength: 15,
      },
    );
    fc.assert(
      fc.property(
        shares,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('largest_remainder', 'sainte_lague'),
        (list, at, rule) => {
          const most = list.map(({ units }) => units);
          const all = most.reduce((a, b) => a + b, 0);
          const zones = Math.round(list.length + at * (all - list.length));
          const least = list.map(() => 1);
          const seats = streetSeats(
            list.map(({ load }) => load),
            least,
            most,
            zones,
            rule as 'sainte_lague',
          );
          expect(seats.reduce((a, b) => a + b, 0)).toBe(zones);
          seats.forEach((own, street) => {
            expect(own).toBeGreaterThanOrEqual(1);
            expect(own).toBeLessThanOrEqual(most[street]!);
          });
        },
      ),
    );
  });

  it('come out as in the textbook case of largest remainders', () => {
    expect([
      ...streetSeats(
        [47_000, 16_000, 15_800, 12_000, 6100, 3100],
        [1, 1, 1, 1, 1, 1].map(() => 0),
        [99, 99, 99, 99, 99, 99],
        10,
        'largest_remainder',
      ),
    ]).toEqual([5, 2, 1, 1, 1, 0]);
    expect([...streetSeats([53_000, 24_000, 23_000], [0, 0, 0], [9, 9, 9], 7, 'sainte_lague')]).toEqual([
      3, 2, 2,
    ]);
  });
});

describe('against every plan there is', () => {
  it('a small city’s draft is the best, or next to it', () => {
    let best = 0;
    let runs = 0;
    const random = seededRandom(77);
    for (let city = 0; city < 40; city++) {
      const graph = latticeGraph(3, 3, (column, row) => !(column === 2 && row === 2 && city % 2 === 0));
      const n = graph.cells.length;
      const loads = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 9));
      const asked = request(graph, { loads, zones: 3, seed: city });
      const { level } = patchOf(
        asked,
        Uint32Array.from({ length: n }, (_, i) => i),
        Int32Array.from([0, 1, 2]),
      );
      const objective = objectiveFor(level, 3, 0.1);
      const found = totalCost(level, partition(level, 3, 0.1, seededRandom(city)), objective);
      let least = Number.POSITIVE_INFINITY;
      const part = new Int32Array(n);
      for (let code = 0; code < 3 ** n; code++) {
        for (let unit = 0, rest = code; unit < n; unit++, rest = Math.floor(rest / 3)) part[unit] = rest % 3;
        const cost = totalCost(level, part, objective);
        if (cost < least && [0, 1, 2].every((zone) => inOnePiece(graph, part, zone))) least = cost;
      }
      runs++;
      if (found <= least + 1e-6) best++;
      expect(found).toBeLessThanOrEqual(least * 1.25);
    }
    expect(best / runs).toBeGreaterThan(0.8);
  });
});
