import { editZone, setActiveZone } from '../../state/plan-commands';
import { balanceNow } from '../../state/plan-work';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';

const WORST_SHOWN = 5;

/** How evenly the plan stands at this moment, also in the middle of a stroke or with a draft on the screen. */
export function BalanceFigures() {
  const app = useApp();
  const { t, locale } = useTranslation();
  useAppState((state) => state.plans.live);
  useAppState((state) => state.plans.open?.revision);
  const now = balanceNow(app);
  if (now === null) return null;
  const { zones, balance, unassignedUnits, unassignedLoad } = now;
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  if (zones.length < 2) return <p className={notes.quiet}>{t('balance.few')}</p>;
  const figures: readonly (readonly [string, string])[] = [
    [t('balance.mean'), number.format(balance.mean)],
    [t('balance.max'), number.format(balance.maxOverMean)],
    [t('balance.variation'), percent.format(balance.variation)],
    [t('balance.gini'), number.format(balance.gini)],
    [t('balance.within'), percent.format(balance.withinTenth)],
  ];
  return (
    <div className={styles.card} data-testid="plan-balance" data-variation={balance.variation}>
      <h3>{t('balance.title')}</h3>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {unassignedUnits === 0 ? null : (
        <p className={styles.text}>
          {t('balance.unassigned')}：
          {t('balance.unassigned-value', { units: unassignedUnits, load: number.format(unassignedLoad) })}
        </p>
      )}
      <div className={styles.row}>
        <span className={styles.text}>{t('balance.worst')}</span>
        {Array.from(balance.worstFirst.subarray(0, WORST_SHOWN), (at) => {
          const zone = zones[at]!;
          const off = balance.deviations[at]!;
          return (
            <Button
              key={zone.id}
              look="quiet"
              onClick={() => {
                setActiveZone(app, zone.id);
                editZone(app, zone.id);
              }}
            >
              {t('balance.worst-row', {
                name: zone.name,
                sign: off > 0 ? '+' : '−',
                percent: Math.round(Math.abs(off) * 100),
              })}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
