import { useEffect, useState } from 'react';
import type { Siblings } from '../../domain/case-life';
import { loadSiblings } from '../../state/case-file-commands';
import { selectRow } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './case-life.module.css';
import { cellText, minuteText } from './cell-text';

/** Other cases of its class around the place of a case, whatever the filter says. */
export function CaseSiblings({ rowId }: { rowId: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const version = useAppState((state) => state.dataset.version);
  const [siblings, setSiblings] = useState<Siblings | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same row is another case in other data
  useEffect(() => {
    setSiblings(null);
    const controller = new AbortController();
    loadSiblings(app, rowId, controller.signal).then(
      (found) => {
        if (!controller.signal.aborted) setSiblings(found);
      },
      () => undefined,
    );
    return () => controller.abort();
  }, [app, rowId, version]);
  if (siblings === null) return null;
  const { kind, cases, more } = siblings;
  return (
    <section
      className={styles.life}
      data-testid="case-siblings"
      data-cases={cases.length}
      aria-label={t('records.siblings')}
    >
      <h3>
        {t('records.siblings')}
        {cases.length === 0 ? null : (
          <span className={styles.figure}>
            {t(more ? 'records.siblings.more' : 'records.siblings.count', { count: cases.length })}
          </span>
        )}
      </h3>
      {cases.length === 0 ? (
        <p className={styles.note}>
          {t(kind === 'found' ? 'records.siblings.none' : `records.siblings.${kind}`)}
        </p>
      ) : (
        <ul className={styles.list}>
          {cases.map((one) => (
            <li key={one.rowId}>
              <button type="button" title={one.address} onClick={() => selectRow(app, one.rowId)}>
                <span>{one.reportedAt === null ? one.caseId : minuteText(one.reportedAt)}</span>
                <span>{t('records.siblings.metres', { metres: Math.round(one.metres) })}</span>
                <span>
                  {cellText('status', one.status, t, locale)} {one.address}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
