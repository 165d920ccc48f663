import { useState } from 'react';
import { DENSITY_PERIODS, KERNELS, LEVEL_RULES, STUDY_BANDWIDTHS_METRES } from '../../domain/study';
import { chooseStudy, runDensity, shownStudy, showSurface } from '../../state/study-commands';
import { filterDensity } from '../../state/study-sets';
import { useApp, useAppState } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { AddToBrief } from './add-to-brief';
import { densityText, densityUnit } from './density-text';
import { Honesty } from './honesty';
import styles from './study.module.css';
import { StudyRunBar, StudySection } from './study-section';
import { useWeights } from './use-weights';
import { WeightSelect } from './weight-select';

/** Density with numbers: cases (or what they weigh) per km² and period, the same at every zoom. */
export function DensityStudySection() {
  const app = useApp();
  const { t } = useTranslation();
  const { density, weight } = useAppState((state) => state.studies.choices);
  const weights = useWeights();
  const choose = (change: Partial<typeof density>) =>
    chooseStudy(app, { density: { ...density, ...change } });
  return (
    <StudySection id="density" title={t('density.title')}>
      <div className={styles.fields}>
        <label htmlFor="density-bandwidth">{t('density.bandwidth')}</label>
        <select
          id="density-bandwidth"
          data-testid="density-bandwidth"
          value={density.bandwidthMetres}
          onChange={(event) => choose({ bandwidthMetres: Number(event.target.value) })}
        >
          {[...new Set<number>([...STUDY_BANDWIDTHS_METRES, density.bandwidthMetres])].map((metres) => (
            <option key={metres} value={metres}>
              {metres === 200 || metres === 500 || metres === 1000
                ? t(`density.bandwidth.${metres}`)
                : t('hotspot.bandwidth-of', { metres })}
            </option>
          ))}
        </select>
        <label htmlFor="density-kernel">{t('density.kernel')}</label>
        <select
          id="density-kernel"
          data-testid="density-kernel"
          value={density.kernel}
          onChange={(event) => choose({ kernel: KERNELS.find((one) => one === event.target.value)! })}
        >
          {KERNELS.map((kernel) => (
            <option key={kernel} value={kernel}>
              {t(`density.kernel.${kernel}`)}
            </option>
          ))}
        </select>
        <label htmlFor="density-weight">{t('density.weight')}</label>
        <WeightSelect
          id="density-weight"
          weight={weight}
          weights={weights}
          onChange={(chosen) => chooseStudy(app, { weight: chosen })}
        />
        <label htmlFor="density-period">{t('density.period')}</label>
        <select
          id="density-period"
          data-testid="density-period"
          value={density.period}
          onChange={(event) => choose({ period: DENSITY_PERIODS.find((one) => one === event.target.value)! })}
        >
          {DENSITY_PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(`density.per-long.${period}`)}
            </option>
          ))}
        </select>
        <label htmlFor="density-levels">{t('density.levels')}</label>
        <select
          id="density-levels"
          data-testid="density-levels"
          value={density.levels}
          onChange={(event) => choose({ levels: LEVEL_RULES.find((one) => one === event.target.value)! })}
        >
          {LEVEL_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {t(`density.levels.${rule}`)}
            </option>
          ))}
        </select>
      </div>
      <StudyRunBar kind="density" onRun={() => void runDensity(app)} />
      <DensityResult />
      <p className={notes.quiet}>{t('density.about')}</p>
    </StudySection>
  );
}

function DensityResult() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const found = useAppState((state) => shownStudy(state, 'density'));
  const weight = useAppState((state) => state.studies.choices.weight);
  const reading = useAppState((state) => state.studies.reading);
  const surface = useAppState((state) => state.studies.surface);
  if (found === null) return null;
  const { study, leftOut } = found;
  const unit = densityUnit(t, weight, study.recipe.period);
  const text = (value: number) => densityText(value, locale);
  const said = t('density.summary', {
    cases: study.cases,
    area: text(study.areaKm2),
    peak: text(study.peak),
    unit,
    cell: text(study.frame.cellMetres),
  });
  return (
    <div
      className={styles.body}
      data-testid="density-result"
      data-cases={study.cases}
      data-peak={study.peak}
      data-suggested={String(study.suggestedMetres)}
    >
      <p className={styles.text}>{said}</p>
      <p className={styles.text} data-testid="density-reading" data-value={reading?.value}>
        {reading === null
          ? t('density.click')
          : Number.isNaN(reading.value)
            ? t('density.outside')
            : t('density.reading', {
                value: text(reading.value),
                unit,
                lng: reading.place[0].toFixed(5),
                lat: reading.place[1].toFixed(5),
              })}
      </p>
      <DensityFilter levels={study.levels} unit={unit} />
      <AddToBrief
        title={t('density.title')}
        sentences={[said]}
        settings={[
          t('density.legend', {
            unit,
            metres: study.recipe.bandwidthMetres,
            kernel: t(`density.kernel.${study.recipe.kernel}`),
          }),
          t('honesty.out', { ...leftOut, cases: study.cases, edge: study.edge }),
        ]}
        filter={found.filter}
        span={found.span}
        testId="density-brief"
      />
      {surface === 'density' ? null : (
        <Button onClick={() => showSurface(app, 'density')}>{t('study.on-map')}</Button>
      )}
      {Number.isNaN(study.suggestedMetres) ? null : (
        <p className={notes.quiet}>{t('density.suggested', { metres: Math.round(study.suggestedMetres) })}</p>
      )}
      {study.weightless > 0 ? (
        <p className={notes.warn}>{t('density.weightless', { cases: study.weightless })}</p>
      ) : null}
      <Honesty cases={study.cases} leftOut={leftOut} edge={study.edge} emptyShare={study.emptyShare} />
    </div>
  );
}

/** Only the cases where it is at least as dense as one of the contours. */
function DensityFilter({ levels, unit }: { readonly levels: readonly number[]; readonly unit: string }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const last = levels.at(-1);
  if (last === undefined) return null;
  const level = chosen !== null && levels.includes(chosen) ? chosen : last;
  return (
    <div className={styles.row}>
      <select
        aria-label={t('density.filter-level')}
        data-testid="density-level"
        value={level}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        {levels.map((one) => (
          <option key={one} value={one}>
            {t('density.from', { from: densityText(one, locale) })} {unit}
          </option>
        ))}
      </select>
      <Button data-testid="density-filter" onClick={() => void filterDensity(app, level)}>
        {t('density.filter')}
      </Button>
    </div>
  );
}
