import type { WorkCalendar, WorkTime, WorkTimeError } from '../domain/calendar';
import { failure, ok, type Result } from '../domain/result';
import {
  areShifts,
  daysText,
  parseWorkTime,
  readCalendarFile,
  readDays,
  storedWorkTime,
} from '../session/work-time';
import { type Application, notify, refresh } from './application';

const STORED_AS = 'work-time';
const JOB = 'work-time';

/** The user's days and hours, before the first facts are counted. */
export async function loadWorkTime(app: Application): Promise<void> {
  const stored = parseWorkTime(await app.services.keeper.value(STORED_AS).catch(() => null));
  if (stored !== null) await apply(app, stored);
}

async function apply(app: Application, workTime: WorkTime | null): Promise<void> {
  const { casebook } = app.services;
  await casebook.setWorkTime(JOB, workTime ?? (await casebook.defaultWorkTime()));
  app.store.setState(({ indicators }) => ({
    indicators: { ...indicators, workTime, workTimeVersion: indicators.workTimeVersion + 1 },
  }));
  refresh(app, performance.now());
}

/** null: the days and hours that come with the product. */
export async function adoptWorkTime(app: Application, workTime: WorkTime | null): Promise<void> {
  try {
    await app.services.keeper.putValue(STORED_AS, workTime === null ? null : storedWorkTime(workTime));
  } catch {
    notify(app.store, 'warn', 'error.storage');
  }
  await apply(app, workTime);
}

/** A calendar as it is edited. */
export interface WorkTimeDraft {
  readonly holidays: string;
  readonly workdays: string;
  /** Minutes since midnight. */
  readonly shifts: WorkTime['hours']['shifts'];
}

export async function workTimeDraft(app: Application): Promise<WorkTimeDraft> {
  const { workTime } = app.store.getState().indicators;
  const { calendar, hours } = workTime ?? (await app.services.casebook.defaultWorkTime());
  return { ...daysText(calendar), shifts: hours.shifts };
}

export function draftWithFile(draft: WorkTimeDraft, text: string): Result<WorkTimeDraft, WorkTimeError> {
  const read = readCalendarFile(text);
  return read.ok ? ok({ ...draft, ...daysText(read.value) }) : read;
}

/** Years whose holidays the draft has, or what is wrong with it. */
export function readDraft(draft: WorkTimeDraft): Result<WorkCalendar, WorkTimeError> {
  if (!areShifts(draft.shifts)) return failure({ code: 'bad_shifts' });
  return readDays(draft.holidays, draft.workdays);
}

export async function saveDraft(
  app: Application,
  draft: WorkTimeDraft,
): Promise<Result<WorkCalendar, WorkTimeError>> {
  const calendar = readDraft(draft);
  if (!calendar.ok) return calendar;
  await adoptWorkTime(app, { calendar: calendar.value, hours: { shifts: draft.shifts } });
  notify(app.store, 'good', 'work-time.saved');
  return calendar;
}
