import type { TimeUnit } from '../domain/question';

/** Units that a brush can snap to. Times everywhere are ms of the local wall clock, read through UTC fields. */
export type ChartUnit = Exclude<TimeUnit, 'hour'>;
export const CHART_UNITS = ['day', 'week', 'month'] as const satisfies readonly ChartUnit[];

export const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05, a Monday: weeks start on Monday (GB/T 7408, ISO 8601). */
const FIRST_MONDAY = 4 * DAY_MS;

/** Date.UTC reads the years 0..99 as 1900..1999; a broken file may hold them. */
export function monthStart(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

export function floorToUnit(time: number, unit: ChartUnit): number {
  switch (unit) {
    case 'day':
      return Math.floor(time / DAY_MS) * DAY_MS;
    case 'week':
      return Math.floor((time - FIRST_MONDAY) / WEEK_MS) * WEEK_MS + FIRST_MONDAY;
    case 'month': {
      const date = new Date(time);
      return monthStart(date.getUTCFullYear(), date.getUTCMonth());
    }
  }
}

/** `start` is the start of a unit; n may be negative. */
export function addUnits(start: number, unit: ChartUnit, n: number): number {
  switch (unit) {
    case 'day':
      return start + n * DAY_MS;
    case 'week':
      return start + n * WEEK_MS;
    case 'month': {
      const date = new Date(start);
      return monthStart(date.getUTCFullYear(), date.getUTCMonth() + n);
    }
  }
}

export function ceilToUnit(time: number, unit: ChartUnit): number {
  const floor = floorToUnit(time, unit);
  return floor === time ? time : addUnits(floor, unit, 1);
}

/** The unit boundary that is nearer in time. */
export function nearestBoundary(time: number, unit: ChartUnit): number {
  const before = floorToUnit(time, unit);
  const after = addUnits(before, unit, 1);
  return time - before < after - time ? before : after;
}

/** Whole units from one unit start to another; negative where `to` is earlier. */
export function unitsBetween(from: number, to: number, unit: ChartUnit): number {
  switch (unit) {
    case 'day':
      return Math.round((to - from) / DAY_MS);
    case 'week':
      return Math.round((to - from) / WEEK_MS);
    case 'month': {
      const first = new Date(from);
      const last = new Date(to);
      return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
    }
  }
}

export function isWeekend(time: number): boolean {
  const weekday = new Date(time).getUTCDay();
  return weekday === 0 || weekday === 6;
}
