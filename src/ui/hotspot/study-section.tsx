import type { ReactNode } from 'react';
import type { StudyKind } from '../../state/studies';
import { cancelStudy, isStudyStale } from '../../state/study-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { RunProgress } from './run-progress';
import styles from './study.module.css';

interface StudySectionProps {
  readonly id: string;
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** One study of the workspace; it may begin folded. */
export function StudySection({ id, title, open = true, children }: StudySectionProps) {
  return (
    <details className={styles.section} open={open} data-testid={`study-${id}`}>
      <summary>{title}</summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

interface StudyRunBarProps {
  readonly kind: Exclude<StudyKind, 'why'>;
  readonly onRun: () => void;
}

/** Run, progress and cancel; why there is no result, or that it is of another filter. */
export function StudyRunBar({ kind, onRun }: StudyRunBarProps) {
  const app = useApp();
  const { t } = useTranslation();
  const running = useAppState((state) => state.studies[kind].running);
  const share = useAppState((state) => state.studies[kind].share);
  const refusal = useAppState((state) => state.studies[kind].refusal);
  const stale = useAppState((state) => isStudyStale(state, kind));
  return (
    <>
      <div className={styles.row}>
        <Button look="primary" disabled={running} data-testid={`${kind}-run`} onClick={onRun}>
          {t('study.run')}
        </Button>
        {running ? (
          <>
            <RunProgress stage={t('study.running')} share={share} />
            <Button data-testid={`${kind}-cancel`} onClick={() => cancelStudy(app, kind)}>
              {t('hotspot.cancel')}
            </Button>
          </>
        ) : null}
      </div>
      {refusal === null ? null : (
        <p className={notes.warn} role="alert" data-testid={`${kind}-refusal`} data-code={refusal}>
          {t(`study.refused.${refusal}`)}
        </p>
      )}
      {stale ? (
        <p className={notes.warn} role="status">
          {t('study.stale')}
        </p>
      ) : null}
    </>
  );
}
