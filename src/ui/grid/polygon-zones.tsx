import { zonesFromPolygons } from '../../state/plan-zones';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './zone-form.module.css';

/** The loaded boundaries as zones of the plan. */
export function PolygonZones() {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const reader = useAppState((state) => state.plans.role === 'reader');
  if (zoneSet === null) return null;
  return (
    <section className={styles.section} aria-label={t('plan.zone.polygons')}>
      <Button disabled={reader} data-testid="zones-from-polygons" onClick={() => zonesFromPolygons(app)}>
        {t('plan.zone.polygons')}
      </Button>
      <p className={notes.quiet}>
        {t('plan.make.imported-from', { name: zoneSet.name, count: zoneSet.zones.length })}
        {t('plan.zone.polygons-about')}
      </p>
    </section>
  );
}
