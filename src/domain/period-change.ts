import { FEWEST_CASES } from './indicator';
import type { Span } from './period';
import { yearsEarlier } from './same-period';

/** 环比: the span of equal length that ends where this one begins; of whole months, as many months before (domain facts §4.2). */
export function spanBefore({ from, to }: Span): Span {
  const months = wholeMonths({ from, to });
  return { from: months === 0 ? from - (to - from) : monthsEarlier(from, months), to: from };
}

/** 同比: the same dates a year earlier. */
export function spanLastYear({ from, to }: Span): Span {
  return { from: yearsEarlier(from, 1), to: yearsEarlier(to, 1) };
}

/** (current − previous) ÷ previous; null where there were too few before for a per cent to say anything. */
export function changeSince(current: number, previous: number): number | null {
  return previous < FEWEST_CASES ? null : (current - previous) / previous;
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
