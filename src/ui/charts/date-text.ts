import { addUnits, type ChartUnit, DAY_MS } from '../../charts/calendar';
import type { TickLabel } from '../../charts/time-ticks';

/** YYYY-MM-DD of a local wall-clock time. */
export function dayText(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, -14);
}

/** The last day that belongs to a span whose end is open. */
export function lastDay(to: number): string {
  return dayText(to - 1);
}

/** Whether a span begins and ends with a day. */
export function isWholeDays(from: number, to: number): boolean {
  return from % DAY_MS === 0 && to % DAY_MS === 0;
}

/** A span as people say it: its first and last day, or its ends to the minute where it has no whole days. */
export function spanText(from: number, to: number): string {
  const text = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
  return isWholeDays(from, to) ? `${dayText(from)} – ${lastDay(to)}` : `${text(from)} – ${text(to)}`;
}

/** A day with its weekday, a week as first – last day, a month by name. */
export function unitText(start: number, unit: ChartUnit, locale: string): string {
  switch (unit) {
    case 'day':
      return `${dayText(start)} ${format(locale, { weekday: 'short' }, start)}`;
    case 'week':
      return `${dayText(start)} – ${lastDay(addUnits(start, unit, 1)).slice(5)}`;
    case 'month':
      return format(locale, { year: 'numeric', month: 'long' }, start);
  }
}

export function tickText(time: number, label: TickLabel, locale: string): string {
  switch (label) {
    case 'day':
      return String(new Date(time).getUTCDate());
    case 'month':
      return format(locale, { month: 'short' }, time);
    case 'year':
      return format(locale, { year: 'numeric' }, time);
    case 'year-month':
      return format(locale, { year: 'numeric', month: 'short' }, time);
  }
}

export function daysIn(from: number, to: number): number {
  return Math.round((to - from) / DAY_MS);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions, time: number): string {
  const key = locale + JSON.stringify(options);
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(key, found);
  }
  return found.format(time);
}
