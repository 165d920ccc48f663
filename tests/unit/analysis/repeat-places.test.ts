import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityClusters } from '../../../src/analysis/density-clusters';
import { type RepeatCases, repeatPlaces } from '../../../src/analysis/repeat-places';

function cases(
  points: readonly (readonly [x: number, y: number, code?: number, day?: number])[],
): RepeatCases {
  return {
    xs: Float64Array.from(points, ([x]) => x),
    ys: Float64Array.from(points, ([, y]) => y),
    classCodes: points.map(([, , code = 1]) => code),
    days: points.map(([, , , day = 0]) => day),
    times: points.map(([, , , day = 0]) => day),
  };
}

/** The rule word for word: most unassigned cases of the class within the radius, again and again. */
function slowPlaces({ xs, ys, classCodes }: RepeatCases, radius: number, fewest: number): number[][] {
  const free = new Set(xs.keys());
  const found: number[][] = [];
  for (;;) {
    let best: number[] = [];
    for (const centre of xs.keys()) {
      // A taken case is no centre, unless an equal point of its class is still free: then that one is.
      if (!free.has(centre)) continue;
      const reached = [...free].filter(
        (row) =>
          classCodes[row] === classCodes[centre] &&
          (xs[row]! - xs[centre]!) ** 2 + (ys[row]! - ys[centre]!) ** 2 <= radius * radius,
      );
      if (reached.length > best.length) best = reached;
    }
    if (best.length < fewest) return found;
    for (const row of best) free.delete(row);
    found.push(best.sort((a, b) => a - b));
  }
}

describe('repeat places', () => {
  it('do what the rule says, case by case', () => {
    const point = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(1), fc.nat(9));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), fc.constantFrom(1, 2, 3), (points, radius) => {
        const given = cases(points as [number, number, number, number][]);
        const places = repeatPlaces(given, { radiusMetres: radius, fewestCases: 3 });
        const slow = slowPlaces(given, radius, 3);
        const sizes = (lists: readonly { length: number }[]) => lists.map((list) => list.length).sort();
        expect(sizes(places.map((place) => place.members))).toEqual(sizes(slow));
        const rows = places.flatMap((place) => [...place.members]);
        expect(new Set(rows).size).toBe(rows.length);
        for (const { centre, members, classCode } of places) {
          for (const row of members) {
            expect(given.classCodes[row]).toBe(classCode);
            expect(
              Math.hypot(given.xs[row]! - given.xs[centre]!, given.ys[row]! - given.ys[centre]!),
            ).toBeLessThanOrEqual(radius);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are circles: a street of stalls is several places', () => {
    const street = cases(Array.from({ length: 41 }, (_, i) => [i * 10, 0] as const));
    const places = repeatPlaces(street, { radiusMetres: 50, fewestCases: 3 });
    expect(places.length).toBeGreaterThan(3);
    expect(places[0]!.members.length).toBe(11);
  });

  it('are graded by cases and days', () => {
    const at = (n: number, days: number, x: number) =>
      Array.from({ length: n }, (_, i) => [x, 0, 1, i % days] as const);
    const found = repeatPlaces(
      cases([...at(10, 5, 0), ...at(10, 2, 1000), ...at(3, 3, 2000), ...at(3, 2, 3000)]),
      {
        radiusMetres: 50,
        fewestCases: 3,
      },
    );
    expect(found.map(({ grade }) => grade)).toEqual(['high', 'middle', 'middle', 'repeat']);
    expect(found[0]!.distinctDays).toBe(5);
  });

  it('keep classes apart', () => {
    const mixed = cases([
      [0, 0, 1],
      [0, 0, 2],
      [1, 0, 1],
      [1, 0, 2],
    ]);
    expect(repeatPlaces(mixed, { radiusMetres: 50, fewestCases: 3 })).toEqual([]);
  });
});

describe('density clusters', () => {
  it('are those of scikit-learn’s example', () => {
    const xs = Float64Array.from([1, 2, 2, 8, 8, 25]);
    const ys = Float64Array.from([2, 2, 3, 7, 8, 80]);
    expect([...densityClusters(xs, ys, { reachMetres: 3, fewest: 2 })]).toEqual([0, 0, 0, 1, 1, -1]);
  });

  it('join cores that a chain of cores links, and only those', () => {
    const point = fc.tuple(fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), fc.integer({ min: 2, max: 5 }), (points, fewest) => {
        const xs = Float64Array.from(points, ([x]) => x);
        const ys = Float64Array.from(points, ([, y]) => y);
        const reach = 2;
        const labels = densityClusters(xs, ys, { reachMetres: reach, fewest });
        const near = (a: number, b: number) => Math.hypot(xs[a]! - xs[b]!, ys[a]! - ys[b]!) <= reach;
        const core = points.map((_, a) => points.filter((__, b) => near(a, b)).length >= fewest);
        points.forEach((_, a) => {
          const cores = points.flatMap((__, b) => (core[b] && near(a, b) ? [b] : []));
          if (cores.length === 0) expect(labels[a]).toBe(-1);
          else expect(cores.map((b) => labels[b])).toContain(labels[a]);
          if (core[a]) for (const b of cores) expect(labels[b]).toBe(labels[a]);
        });
      }),
      { numRuns: 200 },
    );
  });
});
