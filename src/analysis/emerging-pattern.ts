import { EMERGING_PATTERNS, type EmergingCode, type EmergingPattern } from '../domain/emerging';

/** A share of the slices that makes a place hot "all along". */
const NEARLY_ALL = 0.9;

/**
 * What a cell became, by its bins over time (|bin| ≥ `called` is significant) and its trend (−1 falling, 0 none,
 * 1 rising, of z). H of T slices are hot; "nearly all" is H ≥ 0.9 T. The first that holds:
 * hot now: new, H = 1 · intensifying, diminishing, persistent: nearly all, by trend · consecutive: its only run, of two
 * or more, is at the end · oscillating: was cold before · sporadic: anything else. Not hot now: historical, nearly all.
 * Cold likewise, where none of these holds.
 */
export function emergingCode(bins: ArrayLike<number>, trend: -1 | 0 | 1, called = 1): EmergingCode {
  const hot = patternOf(bins, trend, called, 1);
  if (hot !== null) return EMERGING_PATTERNS.indexOf(hot) + 1;
  const cold = patternOf(bins, trend === 0 ? 0 : (-trend as -1 | 1), called, -1);
  return cold === null ? 0 : -(EMERGING_PATTERNS.indexOf(cold) + 1);
}

/** `trend` towards this side: 1 growing more extreme. */
function patternOf(
  bins: ArrayLike<number>,
  trend: -1 | 0 | 1,
  called: number,
  side: 1 | -1,
): EmergingPattern | null {
  const slices = bins.length;
  let on = 0;
  let opposite = 0;
  let run = 0;
  for (let slice = 0; slice < slices; slice++) {
    const value = bins[slice]! * side;
    if (value >= called) {
      on++;
      run++;
    } else run = 0;
    if (value <= -called) opposite++;
  }
  const nearlyAll = on >= NEARLY_ALL * slices;
  if (run === 0) return nearlyAll ? 'historical' : null;
  if (on === 1) return 'new';
  if (nearlyAll) return trend > 0 ? 'intensifying' : trend < 0 ? 'diminishing' : 'persistent';
  if (run === on) return 'consecutive';
  return opposite > 0 ? 'oscillating' : 'sporadic';
}
