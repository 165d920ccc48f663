import { useCallback } from 'react';
import { useTranslation } from '../kit/translation';

const HOURS_PER_DAY = 24;

/** A duration as people say it: minutes below an hour, days from two days on. */
export function useHoursText(): (hours: number) => string {
  const { t, locale } = useTranslation();
  return useCallback(
    (hours) => {
      const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
      if (hours < 1) return t('charts.duration.minutes', { n: number.format(Math.round(hours * 60)) });
      if (hours < 2 * HOURS_PER_DAY && hours !== HOURS_PER_DAY) {
        return t('charts.duration.hours', { n: number.format(hours) });
      }
      return t('charts.duration.days', { n: number.format(hours / HOURS_PER_DAY) });
    },
    [t, locale],
  );
}
