import * as z from 'zod/mini';
import type { WorkCalendar, WorkTime, WorkTimeError } from '../domain/calendar';
import { failure, ok, type Result } from '../domain/result';

const MINUTES_A_DAY = 24 * 60;
const MOST_DAYS = 4000;
const date = z.string().check(z.refine(isDate));
const minute = z.int().check(z.gte(0), z.lte(MINUTES_A_DAY));
const calendarSchema = z.object({
  years: z.array(z.int().check(z.gte(1000), z.lt(10_000))).check(z.maxLength(MOST_DAYS)),
  holidays: z.array(z.tuple([date, date])).check(z.maxLength(MOST_DAYS)),
  makeUpWorkdays: z.array(date).check(z.maxLength(MOST_DAYS)),
});
const workTimeSchema = z.strictObject({
  v: z.literal(1),
  calendar: calendarSchema,
  hours: z.strictObject({ shifts: z.array(z.tuple([minute, minute])).check(z.minLength(1), z.maxLength(6)) }),
});

/** What this machine keeps, or a project brings; null where it is none, or would stop the clocks. */
export function parseWorkTime(value: unknown): WorkTime | null {
  const parsed = z.safeParse(workTimeSchema, value);
  if (!parsed.success) return null;
  const { calendar, hours } = parsed.data;
  if (!areShifts(hours.shifts) || calendar.holidays.some(([from, to]) => isBackwards(from, to))) return null;
  return { calendar, hours };
}

export function storedWorkTime({ calendar, hours }: WorkTime): z.infer<typeof workTimeSchema> {
  return structuredClone({ v: 1, calendar, hours }) as z.infer<typeof workTimeSchema>;
}

/** In order, apart, and each with a length. */
export function areShifts(shifts: WorkTime['hours']['shifts']): boolean {
  return (
    shifts.length > 0 &&
    shifts.every(([from, to], at) => from < to && (at === 0 || shifts[at - 1]![1] <= from))
  );
}

/**
 * A calendar as a file has it: the JSON of data/calendar, or lines of a date (or a span "from 至 to") and 休 or 班.
 * A header line without any date is passed over.
 */
export function readCalendarFile(text: string): Result<WorkCalendar, WorkTimeError> {
  const plain = text.replace(/^\ufeff/, '').trim();
  if (plain.startsWith('{')) {
    try {
      const parsed = z.safeParse(calendarSchema, JSON.parse(plain));
      if (!parsed.success || parsed.data.holidays.some(([from, to]) => isBackwards(from, to)))
        return failure({ code: 'not_a_calendar' });
      const { years, holidays, makeUpWorkdays } = parsed.data;
      return ok({ years, holidays, makeUpWorkdays });
    } catch {
      // Not JSON after all.
      return failure({ code: 'not_a_calendar' });
    }
  }
  const free: string[] = [];
  const worked: string[] = [];
  for (const [at, line] of plain.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (at === 0 && !/\d/.test(line))) continue;
    if (/班|work/i.test(line)) worked.push(line.replace(/[,;\t\s]*(上?班|调休|work\w*).*$/i, ''));
    else if (/休|假|节|节日|off|holiday/i.test(line))
      free.push(line.replace(/[,;\t\s]*[^\d\s,;至到~—–.年月日/-].*$/, ''));
    else return failure({ code: 'not_a_calendar' });
  }
  if (free.length + worked.length === 0) return failure({ code: 'not_a_calendar' });
  return readDays(free.join('\n'), worked.join('\n'));
}

/** Days as they are edited: one a line, or a span "from 至 to". The years are those that the days are in. */
export function readDays(holidayText: string, workdayText: string): Result<WorkCalendar, WorkTimeError> {
  const holidays = readSpans(holidayText);
  if (!holidays.ok) return holidays;
  const workdays = readSpans(workdayText);
  if (!workdays.ok) return workdays;
  const makeUpWorkdays = workdays.value.flatMap(([from, to]) => daysOf(from, to));
  // Only a holiday makes a year known: a make-up day alone leaves its holidays open.
  const years = [
    ...new Set(holidays.value.flatMap(([from, to]) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))])),
  ].sort((a, b) => a - b);
  return ok({ holidays: holidays.value, makeUpWorkdays, years });
}

function readSpans(text: string): Result<readonly (readonly [string, string])[], WorkTimeError> {
  const spans: (readonly [string, string])[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const place = { line: at + 1, text: line.trim().slice(0, 40) };
    const dates = line.match(/\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/g)?.map(isoDate) ?? [];
    const [from, to = from] = dates;
    if (from === undefined || to === undefined || dates.length > 2 || !isDate(from) || !isDate(to))
      return failure({ code: 'bad_date', ...place });
    if (isBackwards(from, to)) return failure({ code: 'backwards', ...place });
    spans.push([from, to]);
    if (spans.length > MOST_DAYS) return failure({ code: 'not_a_calendar' });
  }
  return ok(spans);
}

function isoDate(text: string): string {
  const [year = '', month = '', day = ''] = text.match(/\d+/g) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

const DAY_MS = 86_400_000;

/** Backwards, or longer than a year: no holiday is, and a clock must find workdays. */
function isBackwards(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return days < 0 || days > 366;
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}

/** As the days are edited: one a line. */
export function daysText({ holidays, makeUpWorkdays }: WorkCalendar): {
  readonly holidays: string;
  readonly workdays: string;
} {
  return {
    holidays: holidays.map(([from, to]) => (from === to ? from : `${from} 至 ${to}`)).join('\n'),
    workdays: makeUpWorkdays.join('\n'),
  };
}
