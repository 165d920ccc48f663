import type { Comparison } from '../../charts/period-comparison';
import { FEWEST_CASES } from '../../domain/indicator';
import type { Translate } from '../../i18n/translate';
import { lastDayText, momentText } from '../filters/clause-text';
import { numberFormat } from '../kit/number-format';

/** A change as per cent with its sign; where that would say more than the data know, why there is none. */
export function changeText(t: Translate, locale: string, { change, count, covered }: Comparison): string {
  if (covered === 'none') return t('situation.change.none');
  if (covered === 'part') return t('situation.change.part');
  if (change === null) return count < FEWEST_CASES ? t('situation.change.few', { count }) : '—';
  return numberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(change);
}

export function periodText(t: Translate, { span }: Pick<Comparison, 'span'>): string {
  return t('situation.period', { from: momentText(span.from), to: lastDayText(span.to) });
}
