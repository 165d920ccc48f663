import type { HotspotResult } from '../../domain/hotspot';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

/** Fewer say little about any place. */
const FEW_CASES = 30;

/** Cells called at each confidence or a higher one; what went in, and what was left out. */
export function ResultFigures({ result }: { readonly result: HotspotResult }) {
  const { t } = useTranslation();
  const { grid, counts, statistics, mean, emptyCells, fewExpected } = result;
  const called = (bin: number) =>
    statistics.bins.reduce((sum, one) => sum + (bin > 0 ? Number(one >= bin) : Number(one <= bin)), 0);
  const hot = { hot99: called(3), hot95: called(2), hot90: called(1) };
  return (
    <div
      className={styles.part}
      data-testid="hotspot-result"
      data-cells={statistics.bins.length}
      data-hot99={hot.hot99}
      data-hot95={hot.hot95}
      data-hot90={hot.hot90}
      data-cases={counts.cases}
    >
      <p className={styles.text}>
        {t('hotspot.summary', {
          cells: statistics.bins.length,
          metres: grid.cellMetres,
          empty: emptyCells,
          cases: counts.cases,
          mean,
        })}
      </p>
      <p className={styles.text}>{t('hotspot.summary-bins', { ...hot, cold95: called(-2) })}</p>
      <p className={notes.quiet}>{t('hotspot.out', { ...counts.leftOut })}</p>
      {counts.cases < FEW_CASES ? (
        <p className={notes.warn}>{t('hotspot.few-cases', { cases: counts.cases })}</p>
      ) : null}
      {emptyCells > statistics.bins.length / 2 ? (
        <p className={notes.quiet}>{t('hotspot.mostly-empty')}</p>
      ) : null}
      {fewExpected ? <p className={notes.warn}>{t('hotspot.few')}</p> : null}
      <p className={notes.quiet}>{t('hotspot.patrol')}</p>
    </div>
  );
}
