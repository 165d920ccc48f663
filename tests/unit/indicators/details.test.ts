import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingGround } from '../../../src/domain/counting-ground';
import type { Filter } from '../../../src/domain/filter';
import { EMPTY_SCORE_BOOK } from '../../../src/domain/indicator';
import { spanBefore, spanLastYear } from '../../../src/domain/period-change';
import type { RoadSet } from '../../../src/domain/road-set';
import type { Zone, ZoneSet } from '../../../src/domain/zone-set';
import { factTable } from '../../../src/facts/fact-table';
import { numbersOf } from '../../../src/facts/life-rows';
import { measure, NO_GROUND } from '../../../src/indicators/measure';
import { measureByGroup } from '../../../src/indicators/measure-by-group';
import { quantiles } from '../../../src/indicators/quantile';
import { withPast } from '../../../src/indicators/read-indicators';
import { spreadOf } from '../../../src/indicators/spread';
import { countRepeats } from '../../../src/jobs/count-repeats';
import { columnsOf, type PlainLife } from '../facts/columns-of';
import { moments, randomCase } from '../facts/random-cases';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

function measured(cases: readonly PlainLife[], asOf: number, complete = true) {
  const data = columnsOf(cases);
  const deadlines = numbersOf(data, 'deadline');
  const table = factTable(data, deadlines, { asOf, dataEnd: asOf, convention: 'egova' });
  const rowIds = Uint32Array.from(cases, (_, row) => row);
  const population = { rowIds, basis: 'reported_at', period: null } as const;
  const sources = complete
    ? { ground: { areaKm2: 2, roadKm: 4 }, repeats: { repeated: 3, located: 12 } }
    : null;
  return { ...measure({ data, deadlines, table }, population, sources), table, rowIds };
}
const reading = (report: ReturnType<typeof measured>, id: string) =>
  report.readings.find((one) => one.id === id)!;

describe('the first answer and the complete one', () => {
  it('agree on what both tell', () => {
    fc.assert(
      fc.property(fc.array(randomCase, { minLength: 1, maxLength: 60 }), moments, (cases, asOf) => {
        const whole = measured(cases, asOf);
        const first = measured(cases, asOf, false);
        for (const one of first.readings) expect(reading(whole, one.id)).toEqual(one);
        expect(first.counts).toEqual(whole.counts);
        expect([first.complete, whole.complete]).toEqual([false, true]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a table by group', () => {
  it('adds up to all together, each group counted as if it were alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(randomCase, fc.nat(3)), { minLength: 1, maxLength: 60 }),
        moments,
        (pairs, asOf) => {
          const all = measured(
            pairs.map(([one]) => one),
            asOf,
            false,
          );
          const groups = Uint32Array.from(pairs, ([, group]) => group);
          const names = ['', 'a', 'b', 'c'];
          const table = measureByGroup(all, all.rowIds, groups, names, EMPTY_SCORE_BOOK);
          expect(table.total.readings).toEqual(all.readings);
          expect(table.rows.reduce((sum, { population }) => sum + population, 0)).toBe(pairs.length);
          for (const { name, readings } of table.rows) {
            const own = pairs.filter(([, group]) => names[group] === name).map(([one]) => one);
            expect(readings).toEqual(measured(own, asOf, false).readings);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('durations of every stage', () => {
  const hour = 3_600_000;
  const at = (hours: number) => day('2025-09-01') + hours * hour;
  const one: PlainLife = {
    status: 'closed',
    reported_at: at(8),
    filed_at: at(9),
    dispatched_at: at(11),
    handled_at: at(21),
    closed_at: at(26),
    deadline: at(40),
  };

  it('are read from their own two times', () => {
    const report = measured([one], at(100));
    expect(
      ['filing', 'dispatch', 'disposal', 'check', 'closing'].map(
        (stage) => reading(report, `${stage}_hours_p50`).value,
      ),
    ).toEqual([1, 2, 10, 5, 18]);
  });

  it('tell shares of an hour limit, equal included, and of the same day', () => {
    const closed = (hours: number) => ({ ...one, closed_at: at(8 + hours) });
    const report = measured(
      [closed(4), closed(4.001), closed(15.9), closed(16), closed(24), closed(25)],
      at(100),
    );
    const numbers = (id: string) => [reading(report, id).numerator, reading(report, id).denominator];
    expect(numbers('closed_within_4h')).toEqual([1, 6]);
    expect(numbers('closed_within_24h')).toEqual([5, 6]);
    expect(numbers('closed_same_day')).toEqual([3, 6]);
  });

  it('several quantiles of one list are those of the sorted list', () => {
    const shares = [0, 0.25, 0.5, 0.75, 0.9, 1];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 80 }), (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const expected = shares.map((share) => {
          const place = (sorted.length - 1) * share;
          const low = sorted[Math.floor(place)]!;
          return low + (sorted[Math.ceil(place)]! - low) * (place % 1);
        });
        const found = quantiles(Float64Array.from(list), shares);
        found.forEach((value, i) => {
          expect(value).toBeCloseTo(expected[i]!, 9);
        });
      }),
    );
  });
});

describe('small numbers', () => {
  const overdue = (n: number) =>
    Array.from({ length: n }, () => ({
      status: 'processing',
      reported_at: day('2025-09-01'),
      dispatched_at: day('2025-09-01'),
      deadline: day('2025-09-02'),
    }));

  it('mark a rate over fewer than ten cases', () => {
    const few = (n: number) => reading(measured(overdue(n), day('2025-10-01')), 'closing_rate').few;
    expect([few(9), few(10)]).toEqual([true, false]);
  });

  it('give no change of them, but their numbers', () => {
    const of = (n: number) => measured(overdue(n), day('2025-10-01')).readings;
    const past = (now: number, then: number) =>
      withPast(of(now), of(then), []).find(({ id }) => id === 'overdue_undisposed_count')!.previous;
    expect(past(30, 9)).toMatchObject({ numerator: 9, change: null });
    expect(past(30, 20)).toMatchObject({ numerator: 20, change: 50 });
    expect(withPast(of(3), [], [])[0]!.previous).toBeNull();
  });
});

describe('densities, repeats and the spread of collectors', () => {
  it('divide by the ground', () => {
    const report = measured([{ status: 'closed' }, { status: 'closed' }, { status: 'void' }], 0);
    expect(reading(report, 'density_per_km2')).toMatchObject({ value: 1.5, numerator: 3, denominator: 2 });
    expect(reading(report, 'density_per_road_km').value).toBe(0.75);
    expect(reading(report, 'repeat_rate')).toMatchObject({ value: 25, numerator: 3, denominator: 12 });
  });

  it('counts a repeat within one class, one calendar month and 50 m alone', async () => {
    const metre = 1 / 111_195;
    const rows: [metres: number, minor: number, date: string][] = [
      [0, 1, '2025-09-01'],
      [30, 1, '2025-09-02'],
      [50, 1, '2025-09-30'],
      [20, 1, '2025-10-01'],
      [10, 2, '2025-09-03'],
      [5000, 1, '2025-09-03'],
      [5000, 1, '2025-09-04'],
      [0, 0, '2025-09-05'],
    ];
    const numbers = (values: number[]) => ({ kind: 'numbers', values: Float64Array.from(values) }) as const;
    const count = (located: number[]) =>
      countRepeats(
        {
          lon: numbers(rows.map(() => 114)),
          lat: numbers(rows.map(([metres]) => 30 + metres * metre)),
          classes: { kind: 'codes', codes: Uint32Array.from(rows, (row) => row[1]), values: ['', 'a', 'b'] },
          reportedAt: Float64Array.from(rows, (row) => day(row[2])),
          located: Uint32Array.from(located),
        },
        Uint32Array.from(rows.keys()),
        new AbortController().signal,
      );
    expect(await count([0, 1, 2, 3, 4, 5, 6, 7])).toEqual({ repeated: 3, located: 8 });
    expect(await count([0, 1, 3, 4, 5, 6, 7])).toEqual({ repeated: 0, located: 7 });
  });

  it('spreads over collectors with at least 100 reports', () => {
    expect(spreadOf(Uint32Array.of(999, 100, 300, 99))).toEqual({
      collectors: 2,
      reports: 400,
      variation: 0.5,
    });
    expect(spreadOf(Uint32Array.of(0, 100)).variation).toBeNull();
  });
});

describe('the ground of a filter', () => {
  const zone = (id: string, street: string, areaKm2: number): Zone => ({
    id,
    name: id,
    district: 'D',
    street,
    community: id,
    areaKm2,
  });
  const zoneSet = {
    id: 'z',
    zones: [zone('1', 'A', 1), zone('2', 'A', 2), zone('3', 'B', 4)],
  } as unknown as ZoneSet;
  const road = (street: string, lengthMetres: number) => ({ street, lengthMetres });
  const roads = [{ roads: [road('A', 1500), road('B', 500), road('', 1000)] }] as unknown as RoadSet[];
  const of = (filter: Filter) => {
    const { areaKm2, roadKm } = countingGround(filter, zoneSet, roads);
    return [areaKm2, roadKm];
  };

  it('is all of it, the chosen part, or open', () => {
    expect(of([])).toEqual([7, 3]);
    expect(of([{ kind: 'values', field: 'street', values: ['A'] }])).toEqual([3, 1.5]);
    expect(of([{ kind: 'zone', zoneSet: 'z', zones: ['3'] }])).toEqual([4, 0.5]);
    expect(of([{ kind: 'zone', zoneSet: 'z', zones: ['1'] }])).toEqual([1, null]);
    expect(of([{ kind: 'zone', zoneSet: 'other', zones: ['1'] }])).toEqual([null, null]);
    expect(of([{ kind: 'extent', extent: { west: 0, south: 0, east: 1, north: 1 } }])).toEqual([null, null]);
    expect(countingGround([], null, [])).toEqual(NO_GROUND);
  });
});

describe('periods of whole months', () => {
  it('are compared with as many months before, however long', () => {
    const march = { from: day('2026-03-01'), to: day('2026-04-01') };
    expect(spanBefore(march)).toEqual({ from: day('2026-02-01'), to: day('2026-03-01') });
    expect(spanBefore({ from: day('2026-01-01'), to: day('2026-04-01') }).from).toBe(day('2025-10-01'));
    expect(spanLastYear(march)).toEqual({ from: day('2025-03-01'), to: day('2025-04-01') });
  });
});
