import { FEWEST_CASES } from '../domain/indicator';
import type { Span } from '../domain/period';
import { percent } from './rounding';

export interface Change {
  readonly current: number;
  readonly previous: number;
  /** (current − previous) ÷ previous, per cent; null where there was nothing before. */
  readonly percent: number | null;
  /** To be shown as counts, without a per cent. */
  readonly few: boolean;
}

/** 环比 against the period of equal length before, 同比 against the same period last year (domain facts §4.2). */
export function changeOf(current: number, previous: number): Change {
  return {
    current,
    previous,
    percent: percent(current - previous, previous),
    few: previous < FEWEST_CASES,
  };
}

/** The span of equal length that ends where this one begins; of whole months, as many months before. */
export function spanBefore({ from, to }: Span): Span {
  const months = wholeMonths({ from, to });
  return { from: months === 0 ? from - (to - from) : monthsEarlier(from, months), to: from };
}

/** The same dates a year earlier; 29 February becomes 1 March of a year without one. */
export function spanLastYear({ from, to }: Span): Span {
  return { from: yearEarlier(from), to: yearEarlier(to) };
}

function yearEarlier(time: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() - 1);
}

function monthsEarlier(time: number, months: number): number {
  const date = new Date(time);
  return date.setUTCMonth(date.getUTCMonth() - months);
}

/** How many calendar months the span is, 0 where it does not go from one first of a month to another. */
function wholeMonths({ from, to }: Span): number {
  const isFirst = (time: number) => new Date(time).toISOString().slice(8, 19) === '01T00:00:00';
  if (!isFirst(from) || !isFirst(to)) return 0;
  const [first, last] = [new Date(from), new Date(to)];
  return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
}
