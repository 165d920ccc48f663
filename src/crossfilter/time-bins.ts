import type { TimeUnit } from '../domain/question';
import { type Codes, emptyCodes, isMissingTime, type Times, timeRange } from './columns';

/** Rows by calendar unit. A row's code is its unit's index; rows without a time have the code `starts.length`. */
export interface TimeBins {
  /** Start of each unit, ms of the local wall clock; they cover the first to the last time without a gap. */
  readonly starts: Float64Array;
  readonly codes: Codes;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** Monday 1969-12-29: day 0 of the clock was a Thursday. */
const MONDAY_MS = -3 * DAY_MS;

export function timeBins(times: Times | undefined, unit: TimeUnit, rowCount: number): TimeBins {
  const range = times === undefined ? null : timeRange(times);
  if (times === undefined || range === null) {
    return { starts: new Float64Array(0), codes: emptyCodes(rowCount, 1) };
  }
  return unit === 'month' ? monthBins(times, range) : fixedBins(times, range, unit);
}

function fixedBins(
  times: Times,
  [first, last]: readonly [number, number],
  unit: 'hour' | 'day' | 'week',
): TimeBins {
  const lengthMs = unit === 'hour' ? HOUR_MS : unit === 'day' ? DAY_MS : WEEK_MS;
  const origin = unit === 'week' ? MONDAY_MS : 0;
  const firstUnit = Math.floor((first - origin) / lengthMs);
  const units = Math.floor((last - origin) / lengthMs) - firstUnit + 1;
  const starts = Float64Array.from({ length: units }, (_, index) => (firstUnit + index) * lengthMs + origin);
  const { values, unitMs } = times;
  const codes = emptyCodes(values.length, units + 1);
  for (let row = 0; row < values.length; row++) {
    codes[row] = isMissingTime(times, row)
      ? units
      : Math.floor((values[row]! * unitMs - origin) / lengthMs) - firstUnit;
  }
  return { starts, codes };
}

function monthBins(times: Times, [first, last]: readonly [number, number]): TimeBins {
  const firstMonth = monthNumber(first);
  const months = monthNumber(last) - firstMonth + 1;
  const starts = Float64Array.from({ length: months }, (_, index) => monthStart(firstMonth + index));
  const firstDay = Math.floor(first / DAY_MS);
  const days = Math.floor(last / DAY_MS) - firstDay + 1;
  // A day belongs to one month, so the calendar is asked once a day rather than once a row.
  const monthOfDay = Uint32Array.from(
    { length: days },
    (_, index) => monthNumber((firstDay + index) * DAY_MS) - firstMonth,
  );
  const { values, unitMs } = times;
  const codes = emptyCodes(values.length, months + 1);
  for (let row = 0; row < values.length; row++) {
    codes[row] = isMissingTime(times, row)
      ? months
      : monthOfDay[Math.floor((values[row]! * unitMs) / DAY_MS) - firstDay]!;
  }
  return { starts, codes };
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
