import type { WeekHours } from '../domain/week-hours';
import type { Application } from './application';

const KEY = 'duty-hours';
const DAY_BITS = 2 ** 24;

/** Duty hours belong to the bureau, not to a data set: they are kept for this browser. */
export async function rememberDuty(app: Application, duty: WeekHours): Promise<void> {
  await app.services.keeper.putValue(KEY, [...duty]).catch(() => undefined);
}

export async function restoreDuty(app: Application): Promise<void> {
  const kept = await app.services.keeper.value(KEY).catch(() => null);
  if (!isWeekHours(kept)) return;
  app.store.setState(({ studies }) => ({
    studies: { ...studies, choices: { ...studies.choices, duty: kept } },
  }));
}

function isWeekHours(value: unknown): value is WeekHours {
  return (
    Array.isArray(value) &&
    value.length === 7 &&
    value.every((day) => Number.isInteger(day) && day >= 0 && day < DAY_BITS)
  );
}
