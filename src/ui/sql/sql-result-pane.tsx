import { type RefObject, useState } from 'react';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import { ResultActions } from './result-actions';
import { ResultChart } from './result-chart';
import { ResultTable } from './result-table';
import styles from './sql.module.css';
import { SqlErrorNote } from './sql-error-note';
import { useSql } from './use-sql';

/** What the query gave, what of it is not shown, and what can be done with it. */
export function SqlResultPane({ input }: { readonly input: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation();
  const result = useSql((state) => state.result);
  const error = useSql((state) => state.error);
  const asked = useSql((state) => state.asked);
  const total = useSql((state) => state.total);
  const counting = useSql((state) => state.counting);
  const version = useAppState((state) => state.dataset.version);
  const [view, setView] = useState<'table' | 'chart'>('table');

  if (error !== null && asked !== null) {
    return (
      <div className={styles.result} data-testid="sql-result" data-error={error.code}>
        <SqlErrorNote error={error} text={asked.text} input={input} />
        {result === null ? null : <ResultTable result={result} />}
      </div>
    );
  }
  if (result === null || asked === null) {
    return (
      <div className={styles.result}>
        <p className={styles.first}>{t('sql.first')}</p>
        <p className={styles.first}>{t('sql.read-only')}</p>
      </div>
    );
  }
  const { rowCount: n, columns, milliseconds, more, columnsLeftOut, cellsCut } = result;
  return (
    <section
      className={styles.result}
      aria-label={t('sql.result')}
      data-testid="sql-result"
      data-rows={n}
      data-columns={columns.length}
      data-total={total ?? ''}
    >
      <div className={styles.head}>
        <span role="status" data-testid="sql-figures">
          {t('sql.figures', { n, columns: columns.length, seconds: (milliseconds / 1000).toFixed(2) })}
        </span>
        <fieldset className={styles.views}>
          {(['table', 'chart'] as const).map((one) => (
            <button
              key={one}
              type="button"
              data-testid={`sql-view-${one}`}
              aria-pressed={view === one}
              onClick={() => setView(one)}
            >
              {t(`sql.view.${one}`)}
            </button>
          ))}
        </fieldset>
        <span className={styles.spacer} />
        <ResultActions result={result} />
      </div>
      {version === asked.version ? null : <p className={styles.warn}>{t('sql.stale')}</p>}
      {more ? (
        <p className={styles.warn} data-testid="sql-truncated">
          {counting
            ? t('sql.more-counting', { n })
            : total === null
              ? t('sql.more-unknown', { n })
              : t('sql.more', { n, total })}
        </p>
      ) : null}
      {columnsLeftOut > 0 ? (
        <p className={styles.warn}>{t('sql.columns-left', { n: columnsLeftOut })}</p>
      ) : null}
      {cellsCut > 0 ? <p className={styles.quiet}>{t('sql.cells-cut', { n: cellsCut })}</p> : null}
      {n === 0 ? <p className={styles.first}>{t('sql.empty')}</p> : null}
      {view === 'chart' && n > 0 ? <ResultChart result={result} /> : <ResultTable result={result} />}
    </section>
  );
}
