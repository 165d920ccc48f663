import type { TimeUnit } from '../domain/question';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Starts of all units from the one that holds the first time to the one that holds the last, in milliseconds of the
 * local wall clock, which is read as if it were UTC. Weeks begin on Monday (ISO 8601).
 */
export function unitStarts(
  unit: TimeUnit,
  [first, last]: readonly [first: number, last: number],
): Float64Array {
  const starts: number[] = [];
  for (let start = startOf(unit, first); start <= last; start = nextStart(unit, start)) starts.push(start);
  return Float64Array.from(starts);
}

function startOf(unit: TimeUnit, time: number): number {
  switch (unit) {
    case 'hour':
      return Math.floor(time / HOUR_MS) * HOUR_MS;
    case 'day':
      return Math.floor(time / DAY_MS) * DAY_MS;
    case 'week': {
      const day = Math.floor(time / DAY_MS);
      const weekday = (new Date(day * DAY_MS).getUTCDay() + 6) % 7;
      return (day - weekday) * DAY_MS;
    }
    case 'month': {
      const date = new Date(Math.floor(time / DAY_MS) * DAY_MS);
      return date.setUTCDate(1);
    }
  }
}

function nextStart(unit: TimeUnit, start: number): number {
  switch (unit) {
    case 'hour':
      return start + HOUR_MS;
    case 'day':
      return start + DAY_MS;
    case 'week':
      return start + 7 * DAY_MS;
    case 'month': {
      const date = new Date(start);
      return date.setUTCMonth(date.getUTCMonth() + 1);
    }
  }
}
