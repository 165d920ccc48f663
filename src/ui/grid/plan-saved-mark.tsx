import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './plan-panel.module.css';

/** Says "saved" only when the last edit is durable; automation reads its number. */
export function PlanSavedMark() {
  const { t } = useTranslation();
  const saved = useAppState((state) => state.plans.open?.saved ?? null);
  const copies = useAppState((state) => state.plans.copies);
  if (saved === null) return null;
  const shown = saved.state === 'saved' && copies === 0 ? 'refused' : saved.state;
  return (
    <output
      className={styles.saved}
      data-testid="plan-saved"
      data-seq={saved.seq}
      data-state={shown}
      title={
        shown === 'refused'
          ? t('plan.saved.refused-about')
          : t('plan.saved.saved-about', { seq: saved.seq, copies })
      }
    >
      {t(`plan.saved.${shown}`)}
    </output>
  );
}
