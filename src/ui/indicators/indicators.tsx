import { memo } from 'react';
import type { MessageKey } from '../../i18n/translate';
import { hasLifeCycle } from '../../state/indicator-commands';
import { useAppState } from '../../state/use-app';
import { clauseText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';
import { CountingControls } from './counting-controls';
import { IndicatorRow } from './indicator-row';
import styles from './indicators.module.css';
import { useIndicators } from './use-indicators';

/** The field's indicators over the filtered cases; the panel around them changes with every step of a brush. */
export const Indicators = memo(function Indicators() {
  const { t } = useTranslation();
  const told = useAppState(hasLifeCycle);
  const report = useIndicators();
  const filter = useAppState((state) => state.view.filter);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const filterText =
    filter.length === 0
      ? t('filters.none')
      : filter.map((clause) => clauseText(t, clause, zoneSet)).join(' · ');
  return (
    <section className={styles.indicators} aria-label={t('indicators.title')} data-testid="indicators">
      <h2 className={styles.title}>{t('indicators.title')}</h2>
      {told ? (
        <>
          <CountingControls report={report} />
          {report === null ? (
            <p className={styles.quiet}>{t('indicators.waiting')}</p>
          ) : (
            <ul className={styles.list}>
              {report.readings.map((reading) => (
                <IndicatorRow key={reading.id} reading={reading} report={report} filterText={filterText} />
              ))}
            </ul>
          )}
          {report !== null && report.untold.length > 0 ? (
            <p className={styles.quiet}>
              {t('indicators.untold', {
                names: report.untold.map((id) => t(`indicator.${id}` as MessageKey)).join(' · '),
              })}
            </p>
          ) : null}
        </>
      ) : (
        <p className={styles.quiet} data-testid="indicators-none">
          {t('indicators.none')}
        </p>
      )}
    </section>
  );
});
