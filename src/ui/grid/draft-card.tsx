import type { DraftCandidate } from '../../domain/draft-choices';
import { goToUnits, showDraft, takeDraftOver } from '../../state/draft-commands';
import { openDesk } from '../../state/plan-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import tables from '../kit/tables.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-work.module.css';

/** One draft: what it reached, in a sentence and in figures, and the zones each street got. */
export function DraftCard({
  candidate,
  place,
}: {
  readonly candidate: DraftCandidate;
  readonly place: number;
}) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const shown = useAppState((state) => state.planWork.draft.shown === place);
  const tolerance = useAppState((state) => state.planWork.settings.draft.tolerance);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const desk = openDesk(app);
  if (desk === null) return null;
  const { draft, verdict } = candidate;
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const streetName = (street: number | null) =>
    (street === null ? '' : desk.units.streets[street]) || t('draft.no-street');
  const figures: readonly (readonly [string, string])[] = [
    [t('draft.figure.deviation'), `${percent(draft.largestStreetDeviation)}%`],
    [t('draft.figure.bound'), `${percent(draft.lowerBound)}%`],
    [t('draft.figure.city'), `${percent(draft.city.largest)}%`],
    [t('draft.figure.rounding'), `${percent(draft.city.rounding)}%`],
    [t('draft.figure.indivisible'), `${percent(draft.city.indivisible)}%`],
    [t('draft.figure.solver'), `${percent(draft.city.solver)}%`],
    [t('draft.figure.cut'), number.format(Math.round(draft.cut))],
    [t('draft.figure.pieces'), String(draft.disconnected.length)],
    ...(draft.moved === null ? [] : [[t('draft.figure.moved'), number.format(draft.moved)] as const]),
  ];
  return (
    <article
      className={styles.card}
      data-shown={shown}
      data-testid="draft-candidate"
      data-deviation={draft.largestStreetDeviation}
      data-bound={draft.lowerBound}
      data-verdict={verdict.code}
    >
      <h3>
        {t('draft.candidate', { n: place + 1 })}
        <small>{t('draft.seed-of', { seed: String(draft.seed) })}</small>
      </h3>
      <p className={`${styles.text} ${verdict.code === 'met' ? styles.good : styles.bad}`}>
        {t(`draft-verdict.${verdict.code}`, {
          tolerance: percent(tolerance),
          deviation: percent(verdict.deviation),
          bound: percent(verdict.lowerBound),
          street: streetName(verdict.street),
        })}
        {verdict.roundingAlone ? ` ${t('draft-verdict.rounding')}` : ''}
      </p>
      <dl className={styles.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <details className={styles.details}>
        <summary>{t('draft.seats')}</summary>
        <div className={styles.scroll}>
          <table className={tables.table}>
            <thead>
              <tr>
                <th>{t('draft.seats.street')}</th>
                <th>{t('draft.seats.load')}</th>
                <th>{t('draft.seats.quota')}</th>
                <th>{t('draft.seats.zones')}</th>
                <th>{t('draft.seats.mean')}</th>
                <th>{t('draft.seats.pieces')}</th>
              </tr>
            </thead>
            <tbody>
              {draft.streets.map(({ street, load, quota, zones, components }) => (
                <tr key={street}>
                  <td>{streetName(street)}</td>
                  <td className={styles.number}>{number.format(load)}</td>
                  <td className={styles.number}>{quota.toFixed(2)}</td>
                  <td className={styles.number}>{zones}</td>
                  <td className={styles.number}>{number.format(load / zones)}</td>
                  <td className={styles.number}>{components}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <div className={styles.row}>
        <Button data-testid="draft-show" pressed={shown} onClick={() => showDraft(app, shown ? null : place)}>
          {t(shown ? 'draft.hide' : 'draft.show')}
        </Button>
        <Button
          look="primary"
          data-testid="draft-take"
          disabled={reader}
          onClick={() => takeDraftOver(app, place, (n) => t('plan.zone.name-of', { n }))}
        >
          {t('draft.take')}
        </Button>
        {verdict.units.length === 0 ? null : (
          <Button onClick={() => goToUnits(app, verdict.units)}>{t('draft.look')}</Button>
        )}
      </div>
    </article>
  );
}
