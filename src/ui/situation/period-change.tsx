import type { Comparison, PeriodComparison } from '../../charts/period-comparison';
import { useTranslation } from '../kit/translation';
import { changeText, periodText } from './change-text';
import styles from './figure.module.css';

/** 环比 and 同比 with the counts behind them. */
export function PeriodChange({ comparison }: { readonly comparison: PeriodComparison }) {
  const { t, locale } = useTranslation();
  const line = (id: 'before' | 'last-year', other: Comparison) => (
    <div
      className={styles.change}
      data-testid={`change-${id}`}
      data-current={comparison.count}
      data-previous={other.covered === 'none' ? '' : other.count}
      data-change={other.change ?? ''}
      title={periodText(t, other)}
    >
      <span>{t(`situation.change.${id}`)}</span>
      <b>{changeText(t, locale, other)}</b>
      {other.covered === 'none' ? null : (
        <span>{t('situation.change.counts', { before: other.count, count: comparison.count })}</span>
      )}
    </div>
  );
  return (
    <div className={styles.changes}>
      {line('before', comparison.before)}
      {line('last-year', comparison.lastYear)}
    </div>
  );
}
