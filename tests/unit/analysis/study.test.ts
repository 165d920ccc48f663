import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest, streetLengths } from '../../../src/analysis/back-test';
import { cellGrid } from '../../../src/analysis/cell-grid';
import { changeStudy } from '../../../src/analysis/change-study';
import { contourLines, quantileLevels, roundLevels } from '../../../src/analysis/contour';
import { densityStudy } from '../../../src/analysis/density-study';
import { explainPlace, weeklyCounts } from '../../../src/analysis/explain-place';
import { planePoints, studyPlane } from '../../../src/analysis/study-plane';
import type { PlacedCases } from '../../../src/domain/placed-cases';
import { seededRandom } from '../../../src/domain/seeded-random';
import { FEW } from '../../../src/domain/study';
import type { ZoneSet } from '../../../src/domain/zone-set';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);

/** Two rectangles side by side, together some 3.8 by 4.4 km. */
function twoZones(): ZoneSet {
  const zone = (id: string) => ({ id, name: id, district: '', street: '', community: '', areaKm2: 8.5 });
  const box = (west: number, east: number) => [west, 30, east, 30, east, 30.04, west, 30.04];
  return {
    id: 'two',
    name: 'two',
    zones: [zone('west'), zone('east')],
    geometry: {
      coordinates: Float64Array.from([...box(120, 120.02), ...box(120.02, 120.04)]),
      ringStarts: Uint32Array.of(0, 4, 8),
      zoneStarts: Uint32Array.of(0, 1, 2),
    },
    extent: { west: 120, south: 30, east: 120.04, north: 30.04 },
  };
}

function casesAt(points: readonly (readonly [lng: number, lat: number, time: number])[]): PlacedCases {
  return {
    rowIds: Uint32Array.from(points.keys()),
    lngs: Float64Array.from(points, ([lng]) => lng),
    lats: Float64Array.from(points, ([, lat]) => lat),
    times: Float64Array.from(points, ([, , time]) => time),
    classCodes: new Uint32Array(points.length),
    classes: [['街面秩序', '占道经营']],
    leftOut: { voided: 0, missing: 0, defaultAddress: 0, outside: 0 },
  };
}

function scattered(count: number, seed: number, days = 56): PlacedCases {
  const random = seededRandom(seed);
  return casesAt(
    Array.from({ length: count }, () => [
      120 + 0.04 * random(),
      30 + 0.04 * random(),
      START + days * DAY * random(),
    ]),
  );
}

describe('the density of a study', () => {
  const span = { from: START, to: START + 56 * DAY };
  const recipe = { kernel: 'quartic', bandwidthMetres: 500, period: 'week', levels: 'round' } as const;

  it.each(['quartic', 'gaussian'] as const)(
    'integrates to the cases inside, each whole, at the edge too (%s)',
    (kernel) => {
      const cases = scattered(400, 7);
      const made = densityStudy({
        zoneSet: twoZones(),
        cases,
        weights: null,
        span,
        recipe: { ...recipe, kernel },
      });
      if (!made.ok) throw new Error(made.error);
      const { values, frame, total, edge } = made.value;
      const cellKm2 = (frame.cellMetres / 1000) ** 2;
      let integral = 0;
      for (const value of values) if (!Number.isNaN(value)) integral += value * cellKm2 * 8;
      expect(total + edge).toBe(400);
      expect(edge).toBeLessThan(5);
      expect(Math.abs(integral / total - 1)).toBeLessThan(0.005);
    },
  );

  it('weights cases, and leaves out and counts those without a weight', () => {
    const cases = scattered(50, 3);
    const weights = Float64Array.from({ length: 50 }, (_, at) => (at < 10 ? Number.NaN : 2));
    const made = densityStudy({ zoneSet: twoZones(), cases, weights, span, recipe });
    if (!made.ok) throw new Error(made.error);
    expect(made.value.weightless).toBe(10);
    expect(made.value.total).toBe(2 * made.value.cases);
  });

  it('is refused with a code where there is nothing to compute', () => {
    const zoneSet = twoZones();
    const none = casesAt([]);
    expect(densityStudy({ zoneSet, cases: none, weights: null, span, recipe })).toEqual({
      ok: false,
      error: 'no_cases',
    });
    const weights = new Float64Array(5).fill(Number.NaN);
    expect(densityStudy({ zoneSet, cases: scattered(5, 1), weights, span, recipe })).toEqual({
      ok: false,
      error: 'no_weights',
    });
  });
});

describe('contours', () => {
  const frame = (columns: number, rows: number) => ({
    west: 0,
    south: 0,
    columns,
    rows,
    cellLng: 1,
    cellLat: 1,
    cellMetres: 1,
  });

  it('pass every lattice edge whose ends lie on two sides of the level, at the linear place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 2, max: 7 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 6 })),
        (columns, rows, stream) => {
          const values = Float64Array.from({ length: columns * rows }, () => stream.next().value as number);
          const level = 2.5;
          const wanted = new Set<string>();
          const note = (x: number, y: number) => wanted.add(`${x.toFixed(6)} ${y.toFixed(6)}`);
          for (let row = 0; row < rows; row++) {
            for (let column = 0; column < columns; column++) {
              const here = values[row * columns + column]!;
              const east = values[row * columns + column + 1]!;
              const north = values[(row + 1) * columns + column];
              if (column + 1 < columns && here >= level !== east >= level) {
                note(column + 0.5 + (level - here) / (east - here), row + 0.5);
              }
              if (north !== undefined && here >= level !== north >= level) {
                note(column + 0.5, row + 0.5 + (level - here) / (north - here));
              }
            }
          }
          const found = new Set<string>();
          for (const { points } of contourLines(frame(columns, rows), values, level)) {
            expect(points.length).toBeGreaterThanOrEqual(4);
            for (let at = 0; at < points.length; at += 2) {
              found.add(`${points[at]!.toFixed(6)} ${points[at + 1]!.toFixed(6)}`);
            }
          }
          expect(found).toEqual(wanted);
        },
      ),
    );
  });

  it('close around a summit and have their high side on the left', () => {
    const values = Float64Array.from([0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const [ring, ...others] = contourLines(frame(5, 4), values, 3);
    expect(others).toEqual([]);
    const { points } = ring!;
    expect([...points.slice(0, 2)]).toEqual([...points.slice(-2)]);
    let doubled = 0;
    for (let at = 0; at + 3 < points.length; at += 2) {
      doubled += points[at]! * points[at + 3]! - points[at + 2]! * points[at + 1]!;
    }
    expect(doubled).toBeGreaterThan(0);
  });

  it('leave squares with an unknown corner out', () => {
    const values = Float64Array.from([0, 0, 0, 9, 9, Number.NaN]);
    expect(contourLines(frame(3, 2), values, 3)).toHaveLength(1);
    expect(contourLines(frame(3, 2), values, 3)[0]!.points.length).toBe(4);
  });

  it('have round heights below the peak, or quantiles', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (peak) => {
        const levels = roundLevels(peak);
        expect(levels.length).toBeGreaterThanOrEqual(1);
        expect(levels.length).toBeLessThanOrEqual(7);
        expect(levels.every((level, at) => level < peak && level > (levels[at - 1] ?? 0))).toBe(true);
      }),
    );
    expect(roundLevels(0)).toEqual([]);
    expect(quantileLevels([Number.NaN, 0, 5, 1, 4, 2, 3])).toEqual([3, 4]);
    expect(quantileLevels([0, 0])).toEqual([]);
  });
});

describe('change between two spans', () => {
  const earlier = { from: START, to: START + 28 * DAY };
  const later = { from: START + 28 * DAY, to: START + 56 * DAY };

  it('calls what doubled, not what stayed, and says where there is too little to tell', () => {
    const random = seededRandom(5);
    const within = (west: number) => [west + 0.018 * random(), 30.001 + 0.038 * random()] as const;
    const many = (count: number, west: number, at: number) =>
      Array.from({ length: count }, () => [...within(west), at + random() * 28 * DAY] as const);
    const cases = casesAt([
      ...many(60, 120.001, earlier.from),
      ...many(130, 120.001, later.from),
      ...many(2, 120.021, earlier.from),
      ...many(1, 120.021, later.from),
    ]);
    const made = changeStudy({
      zoneSet: twoZones(),
      cases,
      earlier,
      later,
      units: 'zones',
      cellMetres: 500,
      bandwidthMetres: 500,
    });
    if (!made.ok) throw new Error(made.error);
    expect([...made.value.before]).toEqual([60, 2]);
    expect([...made.value.after]).toEqual([130, 1]);
    expect([...made.value.verdicts]).toEqual([1, FEW]);
    expect(made.value.ratios[0]).toBeCloseTo(130 / 60, 12);
    const { frame, values, reach } = made.value.difference;
    let integral = 0;
    for (const value of values)
      if (!Number.isNaN(value)) integral += value * (frame.cellMetres / 1000) ** 2 * 4;
    expect(integral).toBeCloseTo(131 - 62, 0);
    expect(reach).toBeGreaterThan(0);
  });

  it('finds almost no change where both spans come from one rate', () => {
    let called = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const made = changeStudy({
        zoneSet: twoZones(),
        cases: scattered(600, seed),
        earlier,
        later,
        units: 'grid',
        cellMetres: 500,
        bandwidthMetres: 500,
      });
      if (!made.ok) throw new Error(made.error);
      called += made.value.verdicts.some((verdict) => verdict === 1 || verdict === -1) ? 1 : 0;
    }
    expect(called).toBeLessThanOrEqual(5);
  });

  it('is refused without earlier or later cases', () => {
    const zoneSet = twoZones();
    const rest = { earlier, later, units: 'zones', cellMetres: 500, bandwidthMetres: 500 } as const;
    const only = (time: number) => casesAt([[120.01, 30.01, time]]);
    expect(changeStudy({ zoneSet, cases: only(later.from), ...rest })).toEqual({
      ok: false,
      error: 'no_earlier',
    });
    expect(changeStudy({ zoneSet, cases: only(earlier.from), ...rest })).toEqual({
      ok: false,
      error: 'no_later',
    });
  });
});

describe('the back-test', () => {
  it('gives a lasting hotspot a high index and chance about one', () => {
    const random = seededRandom(11);
    const noise = scattered(300, 12);
    const hot = Array.from(
      { length: 200 },
      () => [120.0105 + 0.0008 * random(), 30.0105 + 0.0008 * random(), START + 56 * DAY * random()] as const,
    );
    const cases = casesAt([
      ...Array.from(noise.rowIds, (at) => [noise.lngs[at]!, noise.lats[at]!, noise.times[at]!] as const),
      ...hot,
    ]);
    const made = backTest({
      zoneSet: twoZones(),
      cases,
      training: { from: START, to: START + 42 * DAY },
      test: { from: START + 42 * DAY, to: START + 56 * DAY },
      cellMetres: 200,
      bandwidthMetres: 300,
      streets: {
        coordinates: Float64Array.of(120.001, 30.011, 120.039, 30.011),
        starts: Uint32Array.of(0, 2),
      },
    });
    if (!made.ok) throw new Error(made.error);
    const { rows, trainingCases, testCases } = made.value;
    expect(rows.map(({ method, size }) => `${method} ${size}`)).toHaveLength(8);
    expect(trainingCases).toBeGreaterThan(testCases);
    const gi = rows.find(({ method, size }) => method === 'gi_star' && size === 'area')!;
    expect(gi.pai).toBeGreaterThan(5);
    expect(gi.pei).toBeLessThanOrEqual(1);
    expect(gi.hits / gi.cases).toBeCloseTo(gi.hitRate, 12);
    const density = rows.find(({ method, size }) => method === 'density' && size === 'area')!;
    expect(density.cells).toBe(gi.cells);
  });

  it('measures streets where they lie', () => {
    const grid = cellGrid(twoZones(), 500);
    if (!grid.ok) throw new Error(grid.error);
    const lengths = streetLengths(grid.value, {
      coordinates: Float64Array.of(120.001, 30.02, 120.03, 30.02, 0, 0, 0, 0.001),
      starts: Uint32Array.of(0, 2, 4),
    });
    const kilometres = lengths.reduce((sum, one) => sum + one, 0);
    expect(kilometres).toBeCloseTo(0.029 * 111.195 * Math.cos((30.02 * Math.PI) / 180), 2);
  });
});

describe('why a place is red', () => {
  it('tells trend, classes, hours, repeat places and zone of the cases there', () => {
    const points = Array.from({ length: 36 }, (_, at) => {
      const week = Math.floor(Math.sqrt(at));
      return [120.01, 30.01, START + (week * 7 + 1) * DAY + 20 * 3_600_000] as const;
    });
    const told = explainPlace({
      zoneSet: twoZones(),
      cases: casesAt(points),
      span: { from: START, to: START + 42 * DAY },
      lng: 120.01,
      lat: 30.01,
    });
    expect([...told.weekly]).toEqual([1, 3, 5, 7, 9, 11]);
    expect(told.trendZ).toBeGreaterThan(2);
    expect(told.hours[24 + 20]).toBe(36);
    expect(told.classes).toEqual([{ major: '街面秩序', minor: '占道经营', cases: 36 }]);
    expect(told.repeats[0]).toMatchObject({ cases: 36, days: 6 });
    expect(told.zone).toBe(0);
  });

  it('counts whole weeks back from the end', () => {
    const times = Float64Array.of(START, START + 6 * DAY, START + 7 * DAY, START + 16 * DAY, Number.NaN);
    expect([...weeklyCounts(times, { from: START, to: START + 17 * DAY })]).toEqual([2, 1]);
    expect([...weeklyCounts(times, { from: START, to: START + 3 * DAY })]).toEqual([]);
  });
});

it('the plane is true to scale', () => {
  const plane = studyPlane(twoZones(), 50);
  const { xs, ys } = planePoints(plane, Float64Array.of(120, 120.01), Float64Array.of(30, 30.01));
  expect(ys[1]! - ys[0]!).toBeCloseTo(1111.95, 1);
  expect(xs[1]! - xs[0]!).toBeCloseTo(1111.95 * Math.cos((30.02 * Math.PI) / 180), 1);
});
