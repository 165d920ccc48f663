import type { WorkHours } from './calendar';
import { HOURS_PER_WEEK, type WeekHours, weekHoursFrom } from './week-hours';

const WORKDAYS = 5;

/** Hours of the week in which somebody is on duty by the usual shifts: Monday to Friday, an hour begun counts. */
export function dutyOfShifts({ shifts }: WorkHours): WeekHours {
  const hours = Array.from({ length: HOURS_PER_WEEK }, (_, hour) => hour).filter((hour) => {
    const minute = (hour % 24) * 60;
    return hour < WORKDAYS * 24 && shifts.some(([from, to]) => from < minute + 60 && minute < to);
  });
  return weekHoursFrom(hours);
}
