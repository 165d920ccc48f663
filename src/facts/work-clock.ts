import type { TimeLimit, WorkCalendar, WorkHours } from '../domain/calendar';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A limit that has not run out after as many days means that the calendar has no workday: a bug of its data. */
const MOST_DAYS = 40_000;

/** Times are milliseconds of the local wall clock. */
export interface WorkClock {
  isWorkday(time: number): boolean;
  /** Work time between two moments, milliseconds; 0 where `to` is not after `from`. */
  workTimeBetween(from: number, to: number): number;
  /** The first moment at which the limit is used up. */
  deadlineAfter(start: number, limit: TimeLimit): number;
}

/** The four clocks of domain facts §5 over a calendar and the hours of a workday. */
export function workClock(calendar: WorkCalendar, hours: WorkHours): WorkClock {
  const free = new Set<number>();
  for (const [from, to] of calendar.holidays) {
    for (let day = dayOf(from); day <= dayOf(to); day++) free.add(day);
  }
  const worked = new Set(calendar.makeUpWorkdays.map(dayOf));
  const shifts = hours.shifts.map(([from, to]) => [from * MINUTE_MS, to * MINUTE_MS] as const);
  const workdayMs = shifts.reduce((sum, [from, to]) => sum + to - from, 0);

  function works(day: number): boolean {
    if (worked.has(day)) return true;
    // Day 0, 1970-01-01, was a Thursday; 0 is Monday here.
    const weekday = (((day + 3) % 7) + 7) % 7;
    return weekday < 5 && !free.has(day);
  }

  function workTimeBetween(from: number, to: number): number {
    let sum = 0;
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
      if (!works(day)) continue;
      const midnight = day * DAY_MS;
      for (const [start, end] of shifts) {
        sum += Math.max(0, Math.min(to, midnight + end) - Math.max(from, midnight + start));
      }
    }
    return sum;
  }

  function afterWorkTime(start: number, milliseconds: number): number {
    let rest = milliseconds;
    const first = Math.floor(start / DAY_MS);
    for (let day = first; day < first + MOST_DAYS; day++) {
      if (!works(day)) continue;
      const midnight = day * DAY_MS;
      for (const [from, to] of shifts) {
        const begin = Math.max(start, midnight + from);
        const length = midnight + to - begin;
        if (length <= 0) continue;
        if (rest <= length) return begin + rest;
        rest -= length;
      }
    }
    throw new Error('the calendar has no workdays');
  }

  return {
    isWorkday: (time) => works(Math.floor(time / DAY_MS)),
    workTimeBetween,
    deadlineAfter(start, { amount, clock }) {
      switch (clock) {
        case 'urgent_hour':
          return start + amount * HOUR_MS;
        case 'natural_day':
          return start + amount * DAY_MS;
        case 'work_hour':
          return afterWorkTime(start, amount * HOUR_MS);
        case 'work_day':
          return afterWorkTime(start, amount * workdayMs);
      }
    },
  };
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
