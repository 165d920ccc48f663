import { useEffect, useState } from 'react';
import type { CaseLife } from '../../domain/case-life';
import { loadLife } from '../../state/case-file-commands';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './case-life.module.css';
import { minuteText } from './cell-text';
import { lengthText, limitText, standingText } from './life-text';

/** The stations of a case with the time between them, and its clock. */
export function CaseLifeView({ rowId, suspended }: { rowId: number; suspended: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  const version = useAppState((state) => `${state.dataset.version} ${state.indicators.workTimeVersion}`);
  const asOfChosen = useAppState(
    (state) => state.view.counting?.asOf ?? state.indicators.report?.asOf ?? null,
  );
  const [known, setKnown] = useState<{ readonly life: CaseLife; readonly asOf: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other data, other work time, another moment: another life
  useEffect(() => {
    setKnown(null);
    const controller = new AbortController();
    loadLife(app, rowId, controller.signal).then(
      (life) => {
        if (!controller.signal.aborted) setKnown(life);
      },
      // The table shows what fails in the database; the card goes without.
      () => undefined,
    );
    return () => controller.abort();
  }, [app, rowId, version, asOfChosen]);
  if (known === null || known.life.events.length === 0) return null;
  const { life, asOf } = known;
  const standing = standingText(t, life);
  const limit = limitText(t, life);
  return (
    <section className={styles.life} data-testid="case-life" aria-label={t('records.life')}>
      <h3>{t('records.life')}</h3>
      <ol className={styles.events}>
        {life.events.map((event) => (
          <li key={event.field}>
            <span className={styles.name}>{t(`field.${event.field}`)}</span>
            <time>{minuteText(event.at)}</time>
            {event.elapsedMs === null ? null : (
              <span className={styles.step}>
                +{lengthText(t, event.elapsedMs)}
                {event.workMs === null || event.workMs === event.elapsedMs
                  ? null
                  : `（${t('records.life.work', { text: lengthText(t, event.workMs) })}）`}
              </span>
            )}
          </li>
        ))}
        {life.deadline === null ? null : (
          <li className={styles.deadline} data-late={(life.lateMs ?? 0) > 0}>
            <span className={styles.name}>
              {t(life.deadline.stated ? 'records.life.deadline' : 'records.life.deadline.worked', {
                at: minuteText(life.deadline.at),
              })}
            </span>
            <strong>{standing}</strong>
          </li>
        )}
      </ol>
      <p className={styles.note}>
        {[
          life.usedMs === null
            ? null
            : limit === null
              ? t('records.life.used', { text: lengthText(t, life.usedMs) })
              : t('records.life.used.of', { text: lengthText(t, life.usedMs), limit }),
          life.ended ? null : t('records.life.as-of', { at: minuteText(asOf) }),
          suspended ? t('records.life.suspended') : null,
        ]
          .filter((text) => text !== null)
          .join(' · ')}
      </p>
    </section>
  );
}
