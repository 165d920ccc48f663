import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Basis, Convention } from '../../../src/domain/fact-context';
import { factTable } from '../../../src/facts/fact-table';
import { numbersOf } from '../../../src/facts/life-rows';
import { FACTS } from '../../../src/facts/registry';
import { messages as english } from '../../../src/i18n/en/messages';
import { messages as chinese } from '../../../src/i18n/zh-CN/messages';
import type { Population } from '../../../src/indicators/counted-rows';
import { measure, NO_GROUND } from '../../../src/indicators/measure';
import { quantile } from '../../../src/indicators/quantile';
import { factsOf } from '../../../src/indicators/read-indicators';
import { INDICATORS } from '../../../src/indicators/registry';
import { columnsOf, type PlainLife } from '../facts/columns-of';

const HOUR = 3_600_000;
const day = (date: number, hour = 12) => Date.UTC(2025, 8, date, hour);

/**
 * September, by hand. Due in the month: a, b, c, d, e, f; a and b are closed in time, c late; d is with the unit and
 * overdue; e is suspended; f is due on the 29th, after the counting moment. g was due in August and is overdue still; h is void.
 */
const MONTH: readonly PlainLife[] = [
  {
    status: 'closed',
    reported_at: day(1),
    dispatched_at: day(1, 13),
    handled_at: day(2),
    closed_at: day(3),
    deadline: day(4),
  },
  {
    status: 'closed',
    reported_at: day(2),
    dispatched_at: day(2, 13),
    handled_at: day(4),
    closed_at: day(5),
    deadline: day(4),
    rework_count: 1,
  },
  {
    status: 'closed',
    reported_at: day(3),
    dispatched_at: day(3, 13),
    handled_at: day(7),
    closed_at: day(8),
    deadline: day(6),
    delay_count: 1,
  },
  { status: 'processing', reported_at: day(8), dispatched_at: day(8, 13), deadline: day(12) },
  { status: 'suspended', reported_at: day(9), dispatched_at: day(9, 13), deadline: day(13) },
  { status: 'processing', reported_at: day(20), dispatched_at: day(20, 13), deadline: day(29) },
  { status: 'processing', reported_at: day(-10), dispatched_at: day(-10, 13), deadline: day(-5) },
  { status: 'void', reported_at: day(10), void_at: day(11), deadline: day(14) },
];
const AS_OF = day(25);
const SEPTEMBER = { from: day(1, 0), to: day(31, 0) };

function report(basis: Basis, convention: Convention, rows?: readonly number[], cases = MONTH) {
  const data = columnsOf(cases);
  const deadlines = numbersOf(data, 'deadline');
  const table = factTable(data, deadlines, { asOf: AS_OF, dataEnd: AS_OF, convention });
  const rowIds = Uint32Array.from(rows ?? cases.map((_, row) => row));
  const population: Population = { rowIds, basis, period: SEPTEMBER };
  const measured = measure({ data, deadlines, table }, population, { ground: NO_GROUND, repeats: null });
  const of = (id: string) => {
    const { value, numerator, denominator } = measured.readings.find((reading) => reading.id === id)!;
    return [numerator, denominator, value];
  };
  return { ...measured, of };
}

describe('the two 口径 on one month', () => {
  it('eGova counts what is disposed or overdue at the moment', () => {
    const { of, population, leftOut } = report('reported_at', 'egova');
    expect(population).toBe(8);
    // a, b, c disposed; d and g overdue.
    expect(of('closing_rate')).toEqual([3, 5, 60]);
    expect(of('closing_in_time_rate')).toEqual([2, 5, 40]);
    expect(of('closing_late_rate')).toEqual([1, 5, 20]);
    expect(of('disposal_rate')).toEqual([3, 6, 50]);
    expect(of('rework_rate')).toEqual([1, 5, 20]);
    expect(of('done_at_once_rate')).toEqual([4, 5, 80]);
    expect(of('rework_rate_of_disposed')).toEqual([1, 3, 33.33]);
    expect(of('overdue_undisposed_count')).toEqual([2, null, 2]);
    expect(leftOut).toEqual({
      void: 1,
      suspended: 1,
      absent: 0,
      unknown: 0,
      withoutDeadline: 0,
      withoutBasis: 0,
    });
  });

  it('运城 counts what falls due in the month', () => {
    const { of, population } = report('deadline', 'yuncheng');
    expect(population).toBe(7);
    // a to f; g fell due before, h is void.
    expect(of('closing_rate')).toEqual([3, 6, 50]);
    expect(of('closing_in_time_rate')).toEqual([2, 6, 33.33]);
    // 超时 are c and d: in time 3 − 2 = 1 of 6, late 2 of 6; one delay and one rework of 6.
    const points = ((100 + 2 * 40) / 6) * 0.8 + (1 - 1 / 6) * 20;
    expect(of('yuncheng_system_score')[2]).toBe(Math.round(points * 100) / 100);
  });

  it('takes another time for the period, and says what has none', () => {
    const { population, leftOut, of } = report('closed_at', 'egova');
    expect([population, leftOut.withoutBasis]).toEqual([3, 5]);
    expect(of('closing_rate')).toEqual([3, 3, 100]);
  });

  it('counts the rows of the filter alone', () => {
    expect(report('reported_at', 'egova', [0, 3]).of('closing_rate')).toEqual([1, 2, 50]);
    expect(report('reported_at', 'egova', []).of('closing_rate')).toEqual([0, 0, null]);
    expect(report('reported_at', 'egova', []).of('egova_unit_score')[2]).toBeNull();
  });

  it('measures hours from report to closing', () => {
    // 48, 72 and 120 hours.
    expect(report('reported_at', 'egova').of('closing_hours_p50')).toEqual([3, null, 72]);
    expect(report('reported_at', 'egova').of('closing_hours_p90')[2]).toBe(110.4);
    const backwards = [{ status: 'closed', reported_at: day(3), closed_at: day(3) - HOUR }];
    expect(report('reported_at', 'egova', [0], backwards).of('closing_hours_p50')).toEqual([0, null, null]);
  });
});

describe('quantiles', () => {
  it('are those of the sorted values', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9, 1), (list, share) => {
        const sorted = [...list].sort((a, b) => a - b);
        const at = (sorted.length - 1) * share;
        const low = sorted[Math.floor(at)]!;
        const high = sorted[Math.ceil(at)]!;
        expect(quantile(Float64Array.from(list), share)).toBeCloseTo(low + (high - low) * (at % 1), 9);
      }),
    );
    expect(quantile(new Float64Array(0), 0.5)).toBeNull();
  });
});

describe('every member of the registries', () => {
  it('refers to facts that exist', () => {
    const facts = new Set(FACTS.map(({ id }) => id));
    const used = INDICATORS.flatMap(factsOf);
    expect(used.filter((id) => !facts.has(id))).toEqual([]);
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
  });

  it('has a name in both languages, and a formula', () => {
    const keys = [
      ...FACTS.map(({ id }) => `fact.${id}`),
      ...INDICATORS.map(({ id }) => `indicator.${id}`),
      ...INDICATORS.filter(({ kind }) => kind !== 'ratio' && kind !== 'count' && kind !== 'score').map(
        ({ id }) => `indicators.formula.${id.replace(/_p\d+$/, '')}`,
      ),
      ...INDICATORS.flatMap((one) => (one.kind === 'score' ? one.parts : [])).map(
        ({ id }) => `score-part.${id}`,
      ),
      ...INDICATORS.map(({ kind }) => `indicators.numbers.${kind}`),
    ];
    expect(keys.filter((key) => !(key in chinese) || !(key in english))).toEqual([]);
  });
});
