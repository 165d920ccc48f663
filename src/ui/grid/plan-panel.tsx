import { useEffect } from 'react';
import { redoPlan, undoPlan } from '../../state/plan-commands';
import { openPlanning } from '../../state/plan-library';
import { followPlan } from '../../state/plan-work';
import { useApp, useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { LoadHistogram } from './load-histogram';
import { PlanBanners } from './plan-banners';
import { PlanHeader } from './plan-header';
import styles from './plan-panel.module.css';
import { UnitsSection } from './units-section';
import { ZoneList } from './zone-list';

/** The left side of the planning workspace: which plan, over which units, divided into which zones. */
export function PlanPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const phase = useAppState((state) => state.plans.phase);
  const isOpen = useAppState((state) => state.plans.open !== null);
  const hasPlans = useAppState((state) => state.plans.heads.length > 0);
  const booted = useAppState((state) => state.dataset.status !== 'loading');

  useEffect(() => {
    if (booted) void openPlanning(app);
  }, [app, booted]);

  useEffect(() => followPlan(app), [app]);
  useEffect(() => {
    if (!isOpen) return;
    app.stepHere = (step) => void (step === 'undo' ? undoPlan(app) : redoPlan(app));
    return () => {
      app.stepHere = null;
    };
  }, [app, isOpen]);

  return (
    <section
      className={styles.panel}
      aria-label={t('plan.title')}
      data-testid="plan-panel"
      data-phase={phase}
    >
      <h2 className={styles.title}>{t('plan.title')}</h2>
      {phase !== 'ready' ? (
        <p className={notes.quiet} role="status">
          {t('plan.opening')}
        </p>
      ) : (
        <>
          <PlanBanners />
          {hasPlans || isOpen ? <PlanHeader /> : <p className={notes.quiet}>{t('plan.none')}</p>}
          <UnitsSection key={String(isOpen)} />
          {isOpen ? (
            <>
              <ZoneList />
              <LoadHistogram />
            </>
          ) : null}
        </>
      )}
    </section>
  );
}
