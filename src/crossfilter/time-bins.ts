import type { TimeUnit } from '../domain/question';
import { HOURS_PER_WEEK } from '../domain/week-hours';
import { type Times, timeRange } from './columns';
import { type CountRows, countAll } from './count-rows';

/**
 * Calendar units of a time column. A row's code is its unit's index; rows without a time have the code `starts.length`. Codes
 * are computed as they are counted: kept ones would take 2 bytes a row for what two instructions tell.
 */
export interface TimeBins {
  /** Start of each unit, ms of the local wall clock; they cover the first to the last time without a gap. */
  readonly starts: Float64Array;
  readonly countRows: CountRows;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** Monday 1969-12-29: day 0 of the clock was a Thursday. */
const MONDAY_MS = -3 * DAY_MS;

export function timeBins(times: Times | undefined, unit: TimeUnit): TimeBins {
  const range = times === undefined ? null : timeRange(times);
  if (times === undefined || range === null) return { starts: new Float64Array(0), countRows: countAll(0) };
  return unit === 'month' ? monthBins(times, range) : fixedBins(times, range, unit);
}

/** By hour of the week from Monday 0 o'clock; rows without a time have the code HOURS_PER_WEEK. */
export function countWeekHours(times: Times | undefined): CountRows {
  const range = times === undefined ? null : timeRange(times);
  if (times === undefined || range === null) return countAll(HOURS_PER_WEEK);
  const { values, unitMs } = times;
  const first = range[0] / unitMs;
  const monday = startBefore(range[0], WEEK_MS, MONDAY_MS) / unitMs;
  const hour = HOUR_MS / unitMs;
  return (counts, rows, sign) => {
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]!]!;
      // A missing time is below every other, or below nothing.
      const code = value >= first ? Math.floor((value - monday) / hour) % HOURS_PER_WEEK : HOURS_PER_WEEK;
      counts[code] = counts[code]! + sign;
    }
  };
}

function startBefore(time: number, lengthMs: number, origin: number): number {
  return Math.floor((time - origin) / lengthMs) * lengthMs + origin;
}

function fixedBins(
  times: Times,
  [first, last]: readonly [number, number],
  unit: 'hour' | 'day' | 'week',
): TimeBins {
  const lengthMs = unit === 'hour' ? HOUR_MS : unit === 'day' ? DAY_MS : WEEK_MS;
  const start = startBefore(first, lengthMs, unit === 'week' ? MONDAY_MS : 0);
  const units = Math.floor((last - start) / lengthMs) + 1;
  const starts = Float64Array.from({ length: units }, (_, index) => start + index * lengthMs);
  return { starts, countRows: countUnits(times, first, start, lengthMs, units) };
}

/** `start` is where unit 0 begins, at or before the first time; all in ms. */
function countUnits(
  { values, unitMs }: Times,
  firstMs: number,
  startMs: number,
  lengthMs: number,
  missing: number,
): CountRows {
  const [first, start, length] = [firstMs / unitMs, startMs / unitMs, lengthMs / unitMs];
  return (counts, rows, sign) => {
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i]!]!;
      const code = value >= first ? Math.floor((value - start) / length) : missing;
      counts[code] = counts[code]! + sign;
    }
  };
}

function monthBins(times: Times, [first, last]: readonly [number, number]): TimeBins {
  const firstMonth = monthNumber(first);
  const months = monthNumber(last) - firstMonth + 1;
  const starts = Float64Array.from({ length: months }, (_, index) => monthStart(firstMonth + index));
  const firstDay = Math.floor(first / DAY_MS);
  const days = Math.floor(last / DAY_MS) - firstDay + 1;
  const countDays = countUnits(times, first, firstDay * DAY_MS, DAY_MS, days);
  // A day belongs to one month, so the calendar is asked once a day rather than once a row.
  const monthOfDay = Uint32Array.from({ length: days + 1 }, (_, index) =>
    index === days ? months : monthNumber((firstDay + index) * DAY_MS) - firstMonth,
  );
  const byDay = new Uint32Array(days + 1);
  return {
    starts,
    countRows(counts, rows, sign) {
      byDay.fill(0);
      countDays(byDay, rows, 1);
      for (let day = 0; day <= days; day++) {
        const month = monthOfDay[day]!;
        counts[month] = counts[month]! + sign * byDay[day]!;
      }
    },
  };
}

/** Months since year 0; the wall clock is kept as if it were UTC, so UTC accessors read it unshifted. */
function monthNumber(milliseconds: number): number {
  const date = new Date(milliseconds);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function monthStart(month: number): number {
  const date = new Date(0);
  // Date.UTC would read years 0–99 as 1900–1999.
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime();
}
