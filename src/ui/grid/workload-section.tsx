import { useMemo } from 'react';
import { ROAD_CLASSES } from '../../domain/reference-layer';
import type { WorkloadModel } from '../../domain/unit-set';
import { classWeight, DEFAULT_WORKLOAD, LOAD_PARTS } from '../../domain/workload';
import { changeSettings } from '../../state/plan-work';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { BalanceFigures } from './balance-figures';
import { NumberField } from './number-field';
import styles from './plan-work.module.css';

const NONE: readonly string[] = [];

/** What a unit's load is made of, and how evenly the plan spreads it. */
export function WorkloadSection() {
  const app = useApp();
  const { t } = useTranslation();
  const model = useAppState((state) => state.planWork.settings.model);
  const majors = useAppState((state) => state.dataset.summary?.dictionaries.major ?? NONE);
  const isSegments = useAppState((state) => state.plans.open?.unitSet.kind === 'segments');
  const classes = useMemo(() => majors.filter((major) => major !== ''), [majors]);
  const set = (change: Partial<WorkloadModel>) => changeSettings(app, { model: { ...model, ...change } });
  return (
    <section className={styles.section} aria-label={t('plan.tab.workload')}>
      <BalanceFigures />
      <WeightsNote />
      <p className={notes.quiet}>{t('workload.about')}</p>
      <div className={styles.fields}>
        <NumberField
          label={t('workload.months')}
          value={model.months}
          least={1}
          most={120}
          step={1}
          testId="workload-months"
          onChange={(months) => set({ months: Math.round(months) })}
        />
      </div>
      <details className={styles.details} open>
        <summary title={t('workload.cases-about')}>{t('workload.cases')}</summary>
        <div className={styles.fields}>
          {classes.map((major) => (
            <NumberField
              key={major}
              label={major}
              value={classWeight(model, major)}
              onChange={(weight) => set({ caseWeights: { ...model.caseWeights, [major]: weight } })}
            />
          ))}
          <NumberField
            label={t('workload.other-case')}
            value={model.otherCase}
            testId="workload-other-case"
            onChange={(otherCase) => set({ otherCase })}
          />
        </div>
      </details>
      <details className={styles.details} open={isSegments}>
        <summary title={t('workload.road-about')}>{t('workload.road')}</summary>
        <div className={styles.fields}>
          {ROAD_CLASSES.map((road) => (
            <NumberField
              key={road}
              label={t(`road-class.${road}`)}
              value={model.per100Metres[road] ?? 0}
              onChange={(weight) => set({ per100Metres: { ...model.per100Metres, [road]: weight } })}
            />
          ))}
          <NumberField
            label={t('workload.strict')}
            about={t('workload.strict-about')}
            value={model.strictFactor}
            onChange={(strictFactor) => set({ strictFactor })}
          />
        </div>
      </details>
      <div className={styles.fields}>
        <NumberField
          label={t('workload.shop')}
          about={t('workload.shop-about')}
          value={model.perShop}
          step={0.01}
          onChange={(perShop) => set({ perShop })}
        />
        <NumberField
          label={t('workload.facility')}
          about={t('workload.facility-about')}
          value={model.perFacility}
          onChange={(perFacility) => set({ perFacility })}
        />
        <NumberField
          label={t('workload.hectare')}
          about={t('workload.hectare-about')}
          value={model.perHectare}
          testId="workload-hectare"
          onChange={(perHectare) => set({ perHectare })}
        />
      </div>
      <div className={styles.row}>
        <Button data-testid="workload-reset" onClick={() => set(DEFAULT_WORKLOAD)}>
          {t('workload.reset')}
        </Button>
      </div>
    </section>
  );
}

/** What went into the loads, and what could not. */
function WeightsNote() {
  const { t } = useTranslation();
  const weights = useAppState((state) => state.planWork.weights);
  const weighing = useAppState((state) => state.planWork.weighing);
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  if (weights === null) return <p className={notes.quiet}>{weighing ? t('workload.weighing') : ''}</p>;
  const { sums, span, counted } = weights;
  const total = LOAD_PARTS.reduce((sum, part) => sum + sums[part], 0);
  if (!(total > 0)) return <p className={notes.warn}>{t('workload.none')}</p>;
  const percent = (part: number) => Math.round((part / total) * 100);
  const list = LOAD_PARTS.filter((part) => sums[part] > 0)
    .map((part) => t('workload.share', { part: t(`workload.part.${part}`), percent: percent(sums[part]) }))
    .join(t('export.list-comma'));
  return (
    <>
      <p className={styles.text} data-testid="workload-total" data-value={total}>
        {t('workload.made-of', { total: Math.round(total * 10) / 10 })} {list}
      </p>
      <p className={notes.quiet}>
        {span === null || counted === null
          ? t('workload.no-cases')
          : t('workload.counted', {
              from: day(span.from),
              to: day(span.to - 1),
              cases: counted.cases,
              off: counted.off + counted.areaOnly,
              leftOut: counted.leftOut,
            })}
      </p>
    </>
  );
}
