import { useState } from 'react';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import type { UnitSetRecipe } from '../../domain/unit-set';
import type { MessageKey } from '../../i18n/translate';
import { openDesk } from '../../state/plan-commands';
import { makeUnits } from '../../state/plan-library';
import { useApp, useAppState } from '../../state/use-app';
import { setWorkspace } from '../../state/view-commands';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './plan-panel.module.css';
import { SegmentMaker } from './segment-maker';

/** What the open plan divides, and ways to make other units; without a plan, the ways are what there is. */
export function UnitsSection() {
  const { t } = useTranslation();
  const unitSet = useAppState((state) => state.plans.open?.unitSet ?? null);
  if (unitSet === null) {
    return (
      <section className={styles.group} aria-label={t('plan.units')}>
        <h3 className={styles.head}>{t('plan.units')}</h3>
        <UnitMakers />
      </section>
    );
  }
  return (
    <section className={styles.group} aria-label={t('plan.units')}>
      <details className={styles.details}>
        <summary>
          <span>
            {t('plan.units-summary', { kind: t(`plan.unit-kind.${unitSet.kind}`), count: unitSet.units })}
          </span>
          <Coverage />
        </summary>
        <UnitMakers />
      </details>
    </section>
  );
}

/** How many units have a zone, live. */
function Coverage() {
  const app = useApp();
  const { t } = useTranslation();
  useAppState((state) => state.plans.live);
  const desk = openDesk(app);
  if (desk === null) return null;
  const count = desk.shown.zone.length;
  const assigned = count - desk.unitsIn(NO_PLAN_ZONE);
  const percent = count === 0 ? 0 : Math.floor((assigned / count) * 100);
  return (
    <span className={styles.coverage} data-testid="plan-coverage" data-assigned={assigned} data-units={count}>
      <meter min={0} max={count} value={assigned} aria-hidden="true" />
      {t('plan.make.assigned', { assigned, count, percent })}
    </span>
  );
}

const SIDE = { least: 20, most: 2000, step: 10 } as const;

function UnitMakers() {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const roads = useAppState((state) => state.references.some((one) => one.roads !== undefined));
  const making = useAppState((state) => state.plans.making !== null);
  const reader = useAppState((state) => state.plans.role === 'reader');
  const refusal = useAppState((state) => state.plans.unitRefusal);
  const count = useAppState((state) => state.plans.heads.length);
  const [side, setSide] = useState(() =>
    fittingSide(zoneSet?.zones.reduce((sum, one) => sum + one.areaKm2, 0)),
  );
  const make = (recipe: UnitSetRecipe) =>
    void makeUnits(app, recipe, t('plan.default-name', { n: count + 1 }));

  if (making) {
    return (
      <div className={styles.group} role="status">
        <p className={styles.line}>{t('plan.make.running')}</p>
        <progress aria-label={t('plan.make.running')} />
        <Button data-testid="units-cancel" onClick={() => app.cancelUnits?.()}>
          {t('plan.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.group}>
      {refusal === null ? null : (
        <p className={notes.warn} role="alert">
          {t(`unit-refusal.${refusal.code}` as MessageKey, refusal.values)}
        </p>
      )}
      {zoneSet === null ? (
        <>
          <p className={notes.quiet}>{t('plan.make.no-boundary')}</p>
          <Button onClick={() => setWorkspace(app, 'data')}>{t('plan.make.to-data')}</Button>
        </>
      ) : (
        <>
          <div className={styles.maker}>
            <label>
              {t('plan.make.side')}
              <input
                type="number"
                min={SIDE.least}
                max={SIDE.most}
                step={SIDE.step}
                value={side}
                data-testid="units-side"
                onChange={(event) => setSide(event.target.valueAsNumber)}
              />
            </label>
            <Button
              look="primary"
              disabled={reader || !(side >= SIDE.least)}
              data-testid="units-generate"
              title={t('plan.make.generated-about')}
              onClick={() => make({ kind: 'generated', sideMetres: side })}
            >
              {t('plan.make.generated')}
            </Button>
          </div>
          <p className={notes.quiet}>{t('plan.make.generated-about')}</p>
          <Button
            disabled={reader}
            data-testid="units-imported"
            title={t('plan.make.imported-about', { name: zoneSet.name, count: zoneSet.zones.length })}
            onClick={() => make({ kind: 'imported' })}
          >
            {t('plan.make.imported')}
          </Button>
          <p className={notes.quiet}>
            {t('plan.make.imported-about', { name: zoneSet.name, count: zoneSet.zones.length })}
          </p>
        </>
      )}
      {roads ? (
        <SegmentMaker disabled={reader} onMake={make} />
      ) : (
        <p className={notes.quiet}>{t('plan.make.no-roads')}</p>
      )}
    </div>
  );
}

/** The usual 100 m, or more where that would be more cells than a plan of a city has. */
function fittingSide(areaKm2: number | undefined): number {
  const most = 60_000;
  const needed = Math.sqrt(((areaKm2 ?? 0) * 1e6) / most);
  return Math.max(100, Math.ceil(needed / 50) * 50);
}
