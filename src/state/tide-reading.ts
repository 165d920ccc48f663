import type { WeekHours } from '../domain/week-hours';
import { readTide, type TideReading } from '../jobs/read-tide';

/** See jobs/read-tide: 168 numbers need no worker. */
export function tideReading(counts: ArrayLike<number>, duty: WeekHours): TideReading {
  return readTide(counts, duty);
}
