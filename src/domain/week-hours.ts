/**
 * A set of hours of the week: seven numbers, Monday first; bit h of a day (h = 0 … 23) is the hour that begins at h
 * o'clock of the local wall clock. At most some 60 characters in a link, however the set looks.
 */
export type WeekHours = readonly [number, number, number, number, number, number, number];

export const HOURS_PER_WEEK = 168;
const HOUR_MS = 3_600_000;
/** Hour 0 of the clock, 1970-01-01T00, lies on a Thursday: three days after the week's first hour. */
const HOURS_BEFORE_CLOCK = 72;

/** 0 … 167: weekday (Monday 0) × 24 + hour of a time in milliseconds of the local wall clock. */
export function weekHourOf(milliseconds: number): number {
  const hour = (Math.floor(milliseconds / HOUR_MS) + HOURS_BEFORE_CLOCK) % HOURS_PER_WEEK;
  return hour < 0 ? hour + HOURS_PER_WEEK : hour;
}

export function hasWeekHour(hours: WeekHours, weekHour: number): boolean {
  return (hours[Math.floor(weekHour / 24)]! & (1 << (weekHour % 24))) !== 0;
}

export function weekHoursFrom(weekHours: Iterable<number>): WeekHours {
  const days: [number, number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0, 0];
  for (const weekHour of weekHours) {
    const day = Math.floor(weekHour / 24);
    if (day >= 0 && day < 7) days[day] = days[day]! | (1 << (weekHour % 24));
  }
  return days;
}

/** Ascending. */
export function weekHoursOf(hours: WeekHours): readonly number[] {
  return Array.from({ length: HOURS_PER_WEEK }, (_, weekHour) => weekHour).filter((weekHour) =>
    hasWeekHour(hours, weekHour),
  );
}
