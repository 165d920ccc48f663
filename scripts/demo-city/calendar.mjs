/**
 * Days of the data, holidays and work-time clocks. Times are milliseconds of the local wall clock, as if it were UTC.
 * Holidays and make-up workdays: the State Council's yearly notices for 2024, 2025 and 2026.
 */
export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const FIRST_DAY = Date.UTC(2024, 6, 1);
export const LAST_DAY = Date.UTC(2026, 5, 30);
export const DAYS = Math.round((LAST_DAY - FIRST_DAY) / DAY) + 1;
export const AS_OF = LAST_DAY + DAY - 1000;

const HOLIDAYS = [
  ['2024-09-15', '2024-09-17', '中秋节'],
  ['2024-10-01', '2024-10-07', '国庆节'],
  ['2025-01-01', '2025-01-01', '元旦'],
  ['2025-01-28', '2025-02-04', '春节'],
  ['2025-04-04', '2025-04-06', '清明节'],
  ['2025-05-01', '2025-05-05', '劳动节'],
  ['2025-05-31', '2025-06-02', '端午节'],
  ['2025-10-01', '2025-10-08', '国庆节'],
  ['2026-01-01', '2026-01-03', '元旦'],
  ['2026-02-15', '2026-02-23', '春节'],
  ['2026-04-04', '2026-04-06', '清明节'],
  ['2026-05-01', '2026-05-05', '劳动节'],
  ['2026-06-19', '2026-06-21', '端午节'],
];
const MAKE_UP_WORKDAYS = new Set(
  '2024-09-14 2024-09-29 2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09'.split(
    ' ',
  ),
);

/** Name of the holiday a day falls on, or ''. */
export function holidayOf(day) {
  const date = dateText(day);
  return HOLIDAYS.find(([from, to]) => from <= date && date <= to)?.[2] ?? '';
}

export function dateText(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** 0 is Monday. */
function weekdayOf(time) {
  return (Math.floor(time / DAY) + 3) % 7;
}

export function isWorkday(day) {
  if (holidayOf(day)) return false;
  return weekdayOf(day) < 5 || MAKE_UP_WORKDAYS.has(dateText(day));
}

const SHIFTS = [
  [8 * HOUR, 12 * HOUR],
  [14 * HOUR, 18 * HOUR],
];
const SHIFT_HOURS = 8;
const CLOCK_START = FIRST_DAY - 10 * DAY;
const workdays = [];
const workdaysBefore = [];
for (let day = CLOCK_START; day < LAST_DAY + 300 * DAY; day += DAY) {
  workdaysBefore.push(workdays.length);
  if (isWorkday(day)) workdays.push(day);
}

/** Work time since the clock's start. */
function worked(time) {
  const index = Math.floor((time - CLOCK_START) / DAY);
  const day = CLOCK_START + index * DAY;
  let sum = workdaysBefore[index] * SHIFT_HOURS * HOUR;
  if (workdays[workdaysBefore[index]] === day) {
    for (const [from, to] of SHIFTS) sum += Math.max(0, Math.min(to, time - day) - from);
  }
  return sum;
}

function timeWorked(sum) {
  const full = Math.floor((sum - 1) / (SHIFT_HOURS * HOUR));
  let rest = sum - full * SHIFT_HOURS * HOUR;
  for (const [from, to] of SHIFTS) {
    if (rest <= to - from) return workdays[full] + from + rest;
    rest -= to - from;
  }
  throw new Error('beyond the calendar');
}

/** The moment `hours` of work time after `time`. */
export function afterWorkHours(time, hours) {
  return timeWorked(Math.max(1, worked(time)) + hours * HOUR);
}

/** limit: {amount, type} of the four clocks (domain facts §5); a 工作日 is eight work hours here. */
export function deadlineOf(time, { amount, type }) {
  switch (type) {
    case '紧急工作时':
      return time + amount * HOUR;
    case '工作时':
      return afterWorkHours(time, amount);
    case '工作日':
      return afterWorkHours(time, amount * SHIFT_HOURS);
    case '自然日':
      return time + amount * DAY;
    default:
      throw new Error(`no clock called ${type}`);
  }
}
