const SECOND_MS = 1000;
const DAY_MS = 86_400 * SECOND_MS;

/** Dates by day number: the calendar is asked once a day, not once a cell. Bounded against odd data. */
const dates = new Map<number, string>();
const MAXIMUM_DATES = 100_000;

/** `YYYY-MM-DD HH:mm:ss`, with `.SSS` where the milliseconds are not zero; the wall clock as it stands, no zone. */
export function timeText(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY_MS);
  const date = dates.get(day) ?? remember(day);
  const rest = milliseconds - day * DAY_MS;
  const seconds = Math.floor(rest / SECOND_MS);
  const fraction = Math.round(rest - seconds * SECOND_MS);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? `${date} ${clock}` : `${date} ${clock}.${String(fraction).padStart(3, '0')}`;
}

function remember(day: number): string {
  if (dates.size >= MAXIMUM_DATES) dates.clear();
  const date = dateText(day);
  dates.set(day, date);
  return date;
}

function dateText(day: number): string {
  const date = new Date(day * DAY_MS);
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
