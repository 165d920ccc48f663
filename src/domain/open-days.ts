import type { Span } from './period';

/**
 * Ends of a span of days of which one side was left open; ms of the local wall clock. Spans are always whole values, so
 * that links, caches and the brush index know one form; no case of the field is older or later.
 */
export const EARLIEST_DAY = Date.UTC(1900, 0);
export const LATEST_DAY = Date.UTC(2100, 0);

/** The ends that somebody chose; null is open. */
export function chosenEnds({ from, to }: { readonly from: number; readonly to: number }): {
  readonly from: number | null;
  readonly to: number | null;
} {
  return { from: from <= EARLIEST_DAY ? null : from, to: to >= LATEST_DAY ? null : to };
}

const DAY_MS = 86_400_000;

/** The days that a span is about: an open end is the first day, or the end of the last day, of data that go over `range`. */
export function closedSpan(span: Span, [first, last]: readonly [first: number, last: number]): Span {
  const { from, to } = chosenEnds(span);
  const begin = from ?? Math.min(floorDay(first), (to ?? Number.POSITIVE_INFINITY) - DAY_MS);
  return { from: begin, to: to ?? Math.max(floorDay(last), floorDay(begin)) + DAY_MS };
}

function floorDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}
