import type { CaseLife } from '../../domain/case-life';
import type { Translate } from '../../i18n/translate';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A length of time, to the nearest minute, in the two largest units that it fills. */
export function lengthText(t: Translate, milliseconds: number): string {
  const length = Math.round(Math.abs(milliseconds) / MINUTE_MS) * MINUTE_MS;
  if (length >= DAY_MS) {
    return t('records.life.days', {
      days: Math.floor(length / DAY_MS),
      hours: Math.floor((length % DAY_MS) / HOUR_MS),
    });
  }
  const minutes = Math.floor((length % HOUR_MS) / MINUTE_MS);
  return length >= HOUR_MS
    ? t('records.life.hours', { hours: Math.floor(length / HOUR_MS), minutes })
    : t('records.life.minutes', { minutes });
}

/** How the case stands to its deadline; null without one. */
export function standingText(t: Translate, { lateMs, ended }: CaseLife): string | null {
  if (lateMs === null) return null;
  if (lateMs > 0) return t('records.life.late', { text: lengthText(t, lateMs) });
  return t(ended ? 'records.life.in-time' : 'records.life.left', { text: lengthText(t, lateMs) });
}

export function limitText(t: Translate, { limit }: CaseLife): string | null {
  return limit === null ? null : t(`records.life.${limit.clock}`, { amount: limit.amount });
}
