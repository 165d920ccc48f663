import { openPlan } from '../../state/plan-library';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-panel.module.css';

/** What must be known before the first edit: who writes, where it is kept, what is damaged. */
export function PlanBanners() {
  const app = useApp();
  const { t } = useTranslation();
  const role = useAppState((state) => state.plans.role);
  const copies = useAppState((state) => state.plans.copies);
  const trouble = useAppState((state) => state.plans.trouble);
  const damaged = useAppState((state) => state.plans.damaged);
  const heads = useAppState((state) => state.plans.heads);
  const name = heads.find(({ id }) => id === damaged?.plan)?.name ?? '';
  const intact = damaged?.error.intactSeq ?? null;
  const backup = damaged?.error.backup ?? null;
  return (
    <>
      {role === 'reader' ? (
        <p className={notes.warn} role="status" data-testid="plan-reader">
          {t('plan.reader')}
        </p>
      ) : null}
      {role === 'writer' && copies === 0 ? (
        <p className={notes.warn} role="status" data-testid="plan-no-storage">
          {t('plan.no-storage')}
        </p>
      ) : null}
      {role === 'writer' && trouble === 'full' ? (
        <p className={notes.warn} role="status" data-testid="plan-full">
          {t('plan.storage-full')}
        </p>
      ) : null}
      {role === 'writer' && copies === 1 ? (
        <p className={notes.warn} role="status">
          {t('plan.one-copy')}
        </p>
      ) : null}
      {damaged === null ? null : (
        <div className={notes.warn} role="alert" data-testid="plan-damaged">
          <p className={styles.line}>{t('plan.damaged', { name })}</p>
          <div className={styles.row}>
            {intact === null ? null : (
              <Button onClick={() => void openPlan(app, damaged.plan, 'intact')}>
                {t('plan.damaged-intact', { seq: intact, last: damaged.error.lastSeq ?? intact })}
              </Button>
            )}
            {backup === null ? null : (
              <Button onClick={() => void openPlan(app, damaged.plan, 'backup')}>
                {t('plan.damaged-backup', { seq: backup.seq, at: backup.savedAt })}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
