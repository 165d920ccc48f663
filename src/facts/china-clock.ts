import calendar from '../../data/calendar/china.json';
import workHours from '../../data/work-hours.json';
import type { WorkCalendar, WorkTime } from '../domain/calendar';
import { type WorkClock, workClock } from './work-clock';

/** The statutory calendar with the field's usual work hours. */
export const CHINA_CALENDAR: WorkCalendar = {
  years: calendar.years,
  holidays: calendar.holidays.map(([from = '', to = '']) => [from, to] as const),
  makeUpWorkdays: calendar.makeUpWorkdays,
};

export const CHINA_WORK_TIME: WorkTime = {
  calendar: CHINA_CALENDAR,
  hours: { shifts: workHours.shifts.map(([from = '', to = '']) => [minuteOf(from), minuteOf(to)] as const) },
};

export const CHINA_CLOCK: WorkClock = workClock(CHINA_WORK_TIME.calendar, CHINA_WORK_TIME.hours);

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
