import { Suspense, useEffect, useState } from 'react';
import { followPlan } from '../../state/plan-work';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './grid-panel.module.css';
import { GRID_TABS } from './grid-tabs';

/** The right side of the planning workspace: one section at a time. */
export function GridPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const hasPlan = useAppState((state) => state.plans.open !== null);
  const hasSegments = useAppState((state) => state.plans.open?.unitSet.kind === 'segments');
  const [chosen, setChosen] = useState(GRID_TABS[0]!.id);
  const tabs = GRID_TABS.filter(
    ({ needsPlan, needsSegments }) => (hasPlan || !needsPlan) && (hasSegments || needsSegments !== true),
  );
  useEffect(() => followPlan(app), [app]);
  const open = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  return (
    <section className={styles.panel} aria-label={t('grid.title')}>
      <nav className={styles.tabs} aria-label={t('plan.tabs')}>
        {tabs.map(({ id }) => (
          <Button
            key={id}
            pressed={id === open?.id}
            data-testid={`plan-tab-${id}`}
            onClick={() => setChosen(id)}
          >
            {t(`plan.tab.${id}`)}
          </Button>
        ))}
      </nav>
      <div className={styles.rest}>
        <Suspense fallback={null}>{open === undefined ? null : <open.Section />}</Suspense>
      </div>
    </section>
  );
}
