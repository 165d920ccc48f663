import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTimes, type Times } from '../../../src/crossfilter/columns';
import type { CountRows } from '../../../src/crossfilter/count-rows';
import { countWeekHours, timeBins } from '../../../src/crossfilter/time-bins';

const HOUR_MS = 3_600_000;

/** At the turn of an hour, a day, a week, a month or a leap year, a second or a millisecond beside it, or anywhere. */
const turn = fc.oneof(
  fc.integer({ min: -400_000, max: 500_000 }).map((hour) => hour * HOUR_MS),
  fc
    .tuple(fc.integer({ min: 1925, max: 2030 }), fc.nat(11), fc.constantFrom(1, 1, 29, 15))
    .map(([year, month, day]) => Date.UTC(year, month, day)),
);
const second = fc.tuple(turn, fc.constantFrom(-1000, 0, 0, 1000)).map(([time, more]) => time + more);
const time = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.oneof(second, fc.constant(Number.NaN)), { maxLength: 40 }) },
  // One time that is no whole second puts the column into doubles.
  fc.array(
    fc.oneof(
      turn,
      turn.map((at) => at - 1),
      fc.constant(Number.NaN),
    ),
    { maxLength: 40 },
  ),
);

function codesBy(countRows: CountRows, size: number, times: Times): number[] {
  return Array.from(times.values, (_, row) => {
    const counts = new Uint32Array(size);
    countRows(counts, Uint32Array.of(row), 1);
    const code = counts.indexOf(1);
    countRows(counts, Uint32Array.of(row), -1);
    expect(counts.every((count) => count === 0)).toBe(true);
    return code;
  });
}

/** Start of the unit that a time lies in, by the calendar's own fields. */
function startOf(at: number, unit: 'hour' | 'day' | 'week' | 'month'): number {
  const date = new Date(at);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  if (unit === 'hour') return day + date.getUTCHours() * HOUR_MS;
  return unit === 'day' ? day : day - ((date.getUTCDay() + 6) % 7) * 24 * HOUR_MS;
}

describe('calendar units of times', () => {
  it.each(['hour', 'day', 'week', 'month'] as const)('have each time in its %s', (unit) => {
    fc.assert(
      fc.property(time, (list) => {
        const times = packTimes(Float64Array.from(list));
        const { starts, countRows } = timeBins(times, unit);
        // Hours of a century, each counted apart, would take the test a minute.
        fc.pre(starts.length < 100_000);
        const codes = codesBy(countRows, starts.length + 1, times);
        list.forEach((at, row) => {
          if (Number.isNaN(at)) expect(codes[row]).toBe(starts.length);
          else expect(starts[codes[row]!]).toBe(startOf(at, unit));
        });
        const known = list.filter((at) => !Number.isNaN(at));
        if (known.length === 0) expect(starts.length).toBe(0);
        else {
          expect(starts[0]).toBe(startOf(Math.min(...known), unit));
          expect(starts.at(-1)).toBe(startOf(Math.max(...known), unit));
        }
      }),
      { numRuns: unit === 'hour' ? 10 : 60 },
    );
  });

  it('have each time in its hour of the week', () => {
    fc.assert(
      fc.property(time, (list) => {
        const times = packTimes(Float64Array.from(list));
        const codes = codesBy(countWeekHours(times), 169, times);
        list.forEach((at, row) => {
          const date = new Date(at);
          const hour = ((date.getUTCDay() + 6) % 7) * 24 + date.getUTCHours();
          expect(codes[row]).toBe(Number.isNaN(at) ? 168 : hour);
        });
      }),
    );
  });

  it('have no unit where there are no times', () => {
    const { starts, countRows } = timeBins(undefined, 'day');
    const [counts, hours] = [new Uint32Array(1), new Uint32Array(169)];
    countRows(counts, Uint32Array.of(0, 1, 2), 1);
    countWeekHours(undefined)(hours, Uint32Array.of(0, 1, 2), 1);
    expect([starts.length, counts[0], hours[168]]).toEqual([0, 3, 3]);
  });
});
