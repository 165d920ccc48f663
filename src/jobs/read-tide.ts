import { type PeakWindow, peakWindow } from '../analysis/peak-window';
import { type DutyShare, dutyShare, type TideSummary, tideSummary } from '../analysis/tide';
import { HOURS_PER_WEEK, hasWeekHour, type WeekHours } from '../domain/week-hours';

export interface TideReading extends TideSummary, DutyShare {
  readonly window: PeakWindow | null;
}

/** When cases come, against the hours in which somebody is on duty. `counts`: 168, Monday 00:00 first. */
export function readTide(counts: ArrayLike<number>, duty: WeekHours): TideReading {
  const onDuty = Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hasWeekHour(duty, hour));
  return { ...tideSummary(counts), ...dutyShare(counts, onDuty), window: peakWindow(counts) };
}
