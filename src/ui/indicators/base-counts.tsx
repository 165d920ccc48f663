import { useState } from 'react';
import type { IndicatorReport } from '../../domain/indicator';
import type { MessageKey } from '../../i18n/translate';
import { exportFacts } from '../../state/fact-export';
import { showFactCases } from '../../state/indicator-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './indicators.module.css';

/** The field's order (domain facts §4.1); facts that are not named come last. */
const ORDER = [
  'reported',
  'valid_reported',
  'public_valid_reported',
  'filed',
  'need_dispatch',
  'dispatched',
  'should_dispose',
  'disposed',
  'disposed_in_time',
  'disposed_late',
  'to_dispose',
  'to_dispose_in_time',
  'overdue_undisposed',
  'need_check',
  'checked',
  'should_close',
  'closed',
  'closed_in_time',
  'closed_late',
  'to_close',
  'overdue_to_close',
] as const;

/** Columns of the export from the start. */
const FIRST_CHOSEN: readonly string[] = [
  'should_close',
  'closed',
  'closed_in_time',
  'overdue',
  'overdue_undisposed',
  'overdue_to_close',
  'rework',
  'delayed',
];

/** The counts behind every rate, each a click away from its cases. */
export function BaseCounts({ counts }: Pick<IndicatorReport, 'counts'>) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const [chosen, setChosen] = useState(FIRST_CHOSEN);
  const exporting = useAppState((state) => state.exporting !== null);
  const whole = new Intl.NumberFormat(locale);
  const place = (fact: string) => {
    const at = (ORDER as readonly string[]).indexOf(fact);
    return at === -1 ? ORDER.length : at;
  };
  return (
    <details className={styles.group} data-testid="base-counts">
      <summary>{t('indicators.counts')}</summary>
      <ul className={styles.list}>
        {[...counts]
          .sort((a, b) => place(a.fact) - place(b.fact))
          .map(({ fact, count }) => {
            const name = t(`fact.${fact}` as MessageKey);
            return (
              <li key={fact} className={styles.row} data-testid={`count-${fact}`} data-value={count}>
                <label className={styles.choice}>
                  <input
                    type="checkbox"
                    data-testid={`fact-column-${fact}`}
                    checked={chosen.includes(fact)}
                    onChange={() =>
                      setChosen(
                        chosen.includes(fact) ? chosen.filter((one) => one !== fact) : [...chosen, fact],
                      )
                    }
                  />
                  {name}
                </label>
                <strong>{whole.format(count)}</strong>
                <Button
                  look="quiet"
                  data-testid={`count-cases-${fact}`}
                  aria-label={t('indicators.cases-of', { name })}
                  onClick={() => showFactCases(app, [{ fact, holds: true }])}
                >
                  ▸
                </Button>
              </li>
            );
          })}
      </ul>
      <p className={styles.actions}>
        <Button
          data-testid="facts-export"
          disabled={exporting || chosen.length === 0}
          onClick={() =>
            void exportFacts(
              app,
              counts.map(({ fact }) => fact).filter((fact) => chosen.includes(fact)),
              (column) =>
                'field' in column ? t(`field.${column.field}`) : t(`fact.${column.fact}` as MessageKey),
            )
          }
        >
          {t('indicators.export-facts')}
        </Button>
      </p>
      <p className={styles.quiet}>{t('indicators.export-facts-note')}</p>
      <p className={styles.quiet}>{t('indicators.beyond')}</p>
    </details>
  );
}
