import { addUnits, CHART_UNITS, type ChartUnit } from './calendar';
import { type TimeScale, toPixel } from './time-scale';

/** Cases per unit of time: counts[i] belongs to the unit that starts at starts[i]; starts ascend. */
export interface Timeline {
  readonly starts: Float64Array;
  readonly counts: Uint32Array;
}

/** One mark to draw, in whole pixels of the scale. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly count: number;
  readonly start: number;
}

/** Below this width bars touch, since a gap would eat them. */
const WIDTH_WITH_GAP = 4;

/**
 * Bars of a timeline on whole pixels. Where several units share a pixel only the highest one of each pixel is given,
 * so a single day's peak is never lost and the number of marks is bounded by the width. Empty units have no bar. A bar
 * is at most `mostPixels` wide, in the middle of its unit, so that one or two units do not fill the plot like a wall.
 */
export function layoutBars(
  timeline: Timeline,
  unit: ChartUnit,
  scale: TimeScale,
  mostPixels = Number.POSITIVE_INFINITY,
): readonly Bar[] {
  const bars: Bar[] = [];
  const { starts, counts } = timeline;
  for (let index = 0; index < starts.length; index += 1) {
    const count = counts[index]!;
    if (count === 0) continue;
    const start = starts[index]!;
    const unitLeft = Math.round(toPixel(scale, start));
    const full = Math.round(toPixel(scale, addUnits(start, unit, 1))) - unitLeft;
    const width = Math.min(Math.max(1, full >= WIDTH_WITH_GAP ? full - 1 : full), mostPixels);
    const left = unitLeft + Math.max(0, Math.floor((full - width) / 2));
    const bar = { left, width, count, start };
    const before = bars[bars.length - 1];
    if (before === undefined || before.left !== left) bars.push(bar);
    else if (count > before.count) bars[bars.length - 1] = bar;
  }
  return bars;
}

/**
 * The unit that a timeline was counted in, told by its first two starts. After the user asks for another unit the old
 * answer stays on screen until the new one is there, and has to be drawn as what it is.
 */
export function unitOf(timeline: Timeline, asked: ChartUnit): ChartUnit {
  const [first, second] = timeline.starts;
  if (first === undefined || second === undefined) return asked;
  return CHART_UNITS.find((unit) => addUnits(first, unit, 1) === second) ?? asked;
}

/** Index of the unit that holds the time, or -1. */
export function unitAt(timeline: Timeline, unit: ChartUnit, time: number): number {
  const { starts } = timeline;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  return index >= 0 && time < addUnits(starts[index]!, unit, 1) ? index : -1;
}

export function peakIndex(counts: Uint32Array): number {
  let best = -1;
  for (let index = 0; index < counts.length; index += 1) {
    if (counts[index]! > (best < 0 ? 0 : counts[best]!)) best = index;
  }
  return best;
}

/** Cases of the units that start in the span; exact where the span lies on unit boundaries. */
export function casesIn(timeline: Timeline, from: number, to: number): number {
  let sum = 0;
  for (let index = 0; index < timeline.starts.length; index += 1) {
    const start = timeline.starts[index]!;
    if (start >= from && start < to) sum += timeline.counts[index]!;
  }
  return sum;
}
