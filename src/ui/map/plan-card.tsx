import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import type { PlanDesk } from '../../state/plan-state';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './plan-overlay.module.css';

/** What is under the pointer or the arrow keys: at a fixed place, so that it never lies on what is being painted. */
export function PlanCard({ desk, unit }: { desk: PlanDesk; unit: number }) {
  const { t } = useTranslation();
  useAppState((state) => state.plans.live);
  const { units, shown } = desk;
  const zone = desk.plan().zones.find(({ id }) => id === shown.zone[unit]);
  const name = units.names[unit] || units.codes[unit] || String(unit + 1);
  const place = [units.streets[units.streetOf[unit]!], units.communities[units.communityOf[unit]!]]
    .filter((text) => text !== undefined && text !== '')
    .join(' · ');
  return (
    <div className={styles.card} data-testid="plan-card" data-unit={unit}>
      <strong>{t('plan.card.unit', { name })}</strong>
      {place === '' ? null : <span className={styles.quiet}>{place}</span>}
      <span>
        {zone === undefined || shown.zone[unit] === NO_PLAN_ZONE
          ? t('plan.zone.nobody')
          : `${zone.name} · ${zone.chief.name || t('plan.zone.no-chief')}`}
        {shown.locked[unit] === 1 ? ` · ${t('plan.card.locked')}` : ''}
      </span>
      <span>
        {t('plan.card.load', {
          load: Math.round((desk.loads()[unit] ?? 0) * 100) / 100,
          count: desk.cases()[unit] ?? 0,
        })}
      </span>
      <span className={styles.quiet}>
        {units.kind === 'segments'
          ? t('plan.card.road', {
              from: units.from[unit] || '?',
              to: units.to[unit] || '?',
              metres: Math.round(units.lengthMetres[unit] ?? 0),
            })
          : t('plan.card.area', { area: Math.round((units.areaM2[unit] ?? 0) / 100) / 100 })}
      </span>
    </div>
  );
}
