const DAY = 86_400_000;

/** Slices of a space–time cube on the local wall clock; slice i is starts[i] ≤ t < starts[i + 1]. */
export interface TimeSlices {
  readonly unit: SliceUnit;
  /** One more than there are slices: the last entry ends the last slice. */
  readonly starts: Float64Array;
  /** A part of a week or month at that end of the period was dropped. */
  readonly droppedFirst: boolean;
  readonly droppedLast: boolean;
}

export const SLICE_UNITS = ['week', 'month'] as const;
export type SliceUnit = (typeof SLICE_UNITS)[number];

/** Whole weeks (from Monday) or calendar months inside from ≤ t < to; incomplete ones at the ends are dropped. */
export function timeSlices(from: number, to: number, unit: SliceUnit): TimeSlices {
  const starts: number[] = [];
  const first = unitStart(from, unit);
  let at = first < from ? nextStart(first, unit) : first;
  while (at <= to) {
    starts.push(at);
    at = nextStart(at, unit);
  }
  return {
    unit,
    starts: Float64Array.from(starts),
    droppedFirst: first < from,
    droppedLast: (starts.at(-1) ?? to) < to,
  };
}

export function sliceCount({ starts }: TimeSlices): number {
  return Math.max(0, starts.length - 1);
}

/** Midnight after the day of a time: data that ends in the afternoon of a month's last day covers that month. */
export function dayAfter(milliseconds: number): number {
  return (Math.floor(milliseconds / DAY) + 1) * DAY;
}

// The wall clock is kept as if it were UTC, so UTC accessors read it unshifted.
function unitStart(milliseconds: number, unit: SliceUnit): number {
  const date = new Date(milliseconds);
  if (unit === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const day = Math.floor(milliseconds / DAY);
  // Day 0 (1970-01-01) was a Thursday.
  return (day - ((((day + 3) % 7) + 7) % 7)) * DAY;
}

function nextStart(start: number, unit: SliceUnit): number {
  const date = new Date(start);
  return unit === 'month' ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : start + 7 * DAY;
}

/** -1 where a time is in none. */
export function sliceOf({ starts }: TimeSlices, milliseconds: number): number {
  let low = 0;
  let high = starts.length - 1;
  if (high < 1 || !(milliseconds >= starts[0]!) || milliseconds >= starts[high]!) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= milliseconds) low = middle;
    else high = middle;
  }
  return low;
}
