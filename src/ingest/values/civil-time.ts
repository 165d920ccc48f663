const DAY_MS = 86_400_000;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years outside this range are typing errors in a case file, not dates. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/**
 * Milliseconds from 1970-01-01T00:00 to the start of a day, both on the local wall clock; NaN where the day does not
 * exist. Days from civil after Howard Hinnant's chrono algorithms.
 */
export function dayMs(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return Number.NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1]!)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

/** NaN where the time does not exist. 24:00:00 is the next day's start; a leap second is none of ours. */
export function clockMs(hour: number, minute: number, second: number): number {
  if (hour === 24) return minute === 0 && second === 0 ? DAY_MS : Number.NaN;
  if (hour > 23 || minute > 59 || second >= 60) return Number.NaN;
  return hour * 3_600_000 + minute * 60_000 + Math.round(second * 1000);
}
