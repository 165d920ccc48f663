import { useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { PlanDates } from './plan-dates';
import { PolygonZones } from './polygon-zones';
import { ZoneForm } from './zone-form';
import styles from './zone-form.module.css';

/** The zone in hand; and what is done to all zones of the plan. */
export function ZoneSection() {
  const { t } = useTranslation();
  const chosen = useAppState((state) => state.plans.editedZone !== null);
  return (
    <>
      {chosen ? <ZoneForm /> : <p className={`${notes.quiet} ${styles.section}`}>{t('plan.form.choose')}</p>}
      <PlanDates />
      <PolygonZones />
    </>
  );
}
