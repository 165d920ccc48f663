import { percent } from './rounding';

/** Fewer cases than this before: a per cent of change says more than the data know. */
const FEW = 30;

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
  return { current, previous, percent: percent(current - previous, previous), few: previous < FEW };
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span of equal length that ends where this one begins. */
export function spanBefore({ from, to }: Span): Span {
  return { from: from - (to - from), to: from };
}

/** The same dates a year earlier; 29 February becomes 1 March of a year without one. */
export function spanLastYear({ from, to }: Span): Span {
  return { from: yearEarlier(from), to: yearEarlier(to) };
}

function yearEarlier(time: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() - 1);
}
