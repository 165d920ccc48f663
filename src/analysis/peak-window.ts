import { WEEK_HOURS } from './tide';

/** Hours of the day that hold a share of the cases. */
export interface PeakWindow {
  /** Hour at which it begins, 0 … 23. */
  readonly from: number;
  /** How many hours, 1 … 24; it may go on past midnight. */
  readonly hours: number;
  readonly cases: number;
}

/** Of all cases. */
export const WINDOW_SHARE = 0.5;

/**
 * The shortest run of hours of the day that holds at least half of the cases of 168 counts (Monday 00:00 first), over
 * all weekdays; of equally short ones the one with the most cases, then the earliest. null without cases.
 */
export function peakWindow(counts: ArrayLike<number>): PeakWindow | null {
  const hours = new Float64Array(24);
  let cases = 0;
  for (let at = 0; at < WEEK_HOURS; at++) {
    hours[at % 24] = hours[at % 24]! + (counts[at] ?? 0);
    cases += counts[at] ?? 0;
  }
  if (cases === 0) return null;
  for (let length = 1; length <= 24; length++) {
    let best: PeakWindow | null = null;
    for (let from = 0; from < 24; from++) {
      let inside = 0;
      for (let hour = 0; hour < length; hour++) inside += hours[(from + hour) % 24]!;
      if (inside >= WINDOW_SHARE * cases && (best === null || inside > best.cases))
        best = { from, hours: length, cases: inside };
    }
    if (best !== null) return best;
  }
  return null;
}
