import { useMemo } from 'react';
import { useTranslation } from '../kit/translation';

/** 1970-01-05 was a Monday. */
const MONDAY = 4 * 86_400_000;
const DAY_MS = 86_400_000;

/** Shortest names of the days in the interface's language, Monday first. */
export function useWeekdays(): readonly string[] {
  const { locale } = useTranslation();
  return useMemo(() => {
    const names = new Intl.DateTimeFormat(locale, {
      weekday: locale === 'zh-CN' ? 'narrow' : 'short',
      timeZone: 'UTC',
    });
    return Array.from({ length: 7 }, (_, day) => names.format(MONDAY + day * DAY_MS));
  }, [locale]);
}
