import { useState } from 'react';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import { comparePlan, endComparison } from '../../state/compare-commands';
import { goToUnits } from '../../state/draft-commands';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import tables from '../kit/tables.module.css';
import { useTranslation } from '../kit/translation';
import { OutputButtons } from './output-buttons';
import styles from './plan-work.module.css';

const SHOWN = 200;

/** The open plan beside another one of the same units. */
export function CompareSection() {
  const app = useApp();
  const { t } = useTranslation();
  const heads = useAppState((state) => state.plans.heads);
  const open = useAppState((state) => state.plans.open);
  const compare = useAppState((state) => state.planWork.compare);
  const [chosen, setChosen] = useState<string | null>(null);
  const others = heads.filter(({ id, unitSet }) => id !== open?.plan.id && unitSet === open?.unitSet.id);
  const other = others.find(({ id }) => id === chosen) ?? others.find(({ inForce }) => inForce) ?? others[0];
  return (
    <section className={styles.section} aria-label={t('plan.tab.compare')}>
      <p className={notes.quiet}>{t('compare.about')}</p>
      {other === undefined ? (
        <p className={notes.quiet}>{t('compare.none')}</p>
      ) : (
        <div className={styles.row}>
          <select
            value={other.id}
            aria-label={t('compare.with')}
            data-testid="compare-with"
            onChange={(event) => setChosen(event.target.value)}
          >
            {others.map(({ id, name, inForce }) => (
              <option key={id} value={id}>
                {inForce ? `${name}（${t('plan.in-force')}）` : name}
              </option>
            ))}
          </select>
          <Button look="primary" data-testid="compare-run" onClick={() => void comparePlan(app, other.id)}>
            {t('compare.run')}
          </Button>
          {compare === null ? null : <Button onClick={() => endComparison(app)}>{t('compare.end')}</Button>}
        </div>
      )}
      {compare === null ? null : <Comparison />}
    </section>
  );
}

function Comparison() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const compare = useAppState((state) => state.planWork.compare);
  const month = useAppState((state) => state.planWork.weights?.month ?? null);
  const revision = useAppState((state) => state.plans.open?.revision);
  if (compare === null) return null;
  const { comparison, before, after } = compare;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const chiefs = comparison.zones.filter(({ chiefChanged }) => chiefChanged).length;
  const name = (names: ReadonlyMap<number, string>, zone: number) =>
    zone === NO_PLAN_ZONE ? t('compare.nobody') : (names.get(zone) ?? '');
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return (
    <>
      <p className={styles.text} data-testid="compare-summary" data-units={comparison.changedUnits}>
        {comparison.changedUnits === 0 && chiefs === 0
          ? t('compare.same')
          : t('compare.summary', {
              n: comparison.changedUnits,
              percent: Math.round(comparison.changedLoad * 1000) / 10,
              chiefs,
            })}
      </p>
      {revision === compare.revision ? null : <p className={notes.warn}>{t('compare.stale')}</p>}
      {month === null ? null : (
        <p className={notes.quiet}>{t('compare.month', { from: day(month.from), to: day(month.to - 1) })}</p>
      )}
      <div className={styles.scroll}>
        <table className={tables.table} data-testid="compare-zones">
          <thead>
            <tr>
              <th>{t('compare.zone')}</th>
              <th>{t('compare.units')}</th>
              <th>{t('compare.load')}</th>
              <th>{t('compare.cases')}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.zones.map((row) => (
              <tr key={`${row.before?.id ?? ''}-${row.after?.id ?? ''}`}>
                <td className={styles.name}>
                  {row.after?.name ?? row.before?.name}
                  {row.after === null ? t('compare.gone') : row.before === null ? t('compare.new') : ''}
                </td>
                <td className={styles.number}>{pair(row.unitsBefore, row.unitsAfter, number)}</td>
                <td className={styles.number}>{pair(row.loadBefore, row.loadAfter, number)}</td>
                <td className={styles.number}>{pair(row.casesBefore, row.casesAfter, number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {comparison.handovers.length === 0 ? null : (
        <>
          <h3 className={styles.head}>{t('compare.handovers')}</h3>
          <ul className={styles.list}>
            {comparison.handovers.slice(0, SHOWN).map((own) => (
              <li key={`${own.before} ${own.after}`} className={styles.finding}>
                <button type="button" onClick={() => goToUnits(app, own.units)}>
                  {t('compare.handover', {
                    from: name(before, own.before),
                    to: name(after, own.after),
                    units: own.units.length,
                    cases: own.cases,
                  })}
                </button>
              </li>
            ))}
          </ul>
          <OutputButtons output="changes" masked />
        </>
      )}
    </>
  );
}

function pair(before: number, after: number, number: Intl.NumberFormat): string {
  const [from, to] = [number.format(before), number.format(after)];
  return from === to ? to : `${from} → ${to}`;
}
