import { HOTSPOT_MEASURES, HOTSPOT_METHODS, type HotspotMethod } from '../../domain/hotspot';
import { chooseRecipe, chooseUnits, isStale, runHotspots } from '../../state/hotspot-commands';
import { shownHotspots } from '../../state/hotspot-ground';
import { useApp, useAppState } from '../../state/use-app';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { CellExplanation } from './cell-explanation';
import { ClusterList } from './cluster-list';
import styles from './hotspot.module.css';
import { ResultFigures } from './result-figures';
import { RunRow, useStageText } from './run-row';
import { UnitsChoice } from './units-choice';
import { useWeights } from './use-weights';
import { WeightSelect } from './weight-select';

/** Choose what to test and how, run, read the result: what is hot, how sure that is, and why. */
export function SignificantHotspots() {
  const app = useApp();
  const { t } = useTranslation();
  const { recipe, running, share, refusal, selectedCell } = useAppState((state) => state.hotspot);
  const found = useAppState(shownHotspots);
  const stale = useAppState(isStale);
  const stage = useStageText(running);
  const result = found?.result ?? null;
  const weights = useWeights().filter(({ value }) => value.kind !== 'cases');
  const regular = recipe.units.kind === 'squares' || recipe.units.kind === 'hexagons';
  return (
    <section className={styles.part} aria-label={t('hotspot.significant')}>
      <div className={styles.fields}>
        <UnitsChoice
          units={recipe.units}
          testId="hotspot-units"
          onChange={(change) => chooseUnits(app, change)}
        />
        <label className={styles.field}>
          <span>{t('hotspot.method')}</span>
          <select
            data-testid="hotspot-method"
            value={recipe.method}
            onChange={(event) => chooseRecipe(app, { method: event.target.value as HotspotMethod })}
          >
            {HOTSPOT_METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`hotspot.method.${method}`)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.field}>
          <span>{t('hotspot.measure')}</span>
          <select
            data-testid="hotspot-measure"
            value={recipe.measure}
            onChange={(event) =>
              chooseRecipe(app, {
                measure: HOTSPOT_MEASURES.find((one) => one === event.target.value) ?? 'count',
                weight: recipe.weight ?? weights[0]?.value,
              })
            }
          >
            <option value="count">{t('hotspot.measure.count')}</option>
            {regular ? null : (
              <option value="rate">
                {t(recipe.units.kind === 'roads' ? 'hotspot.measure.per-100m' : 'hotspot.measure.per-km2')}
              </option>
            )}
            {regular ? null : (
              <option value="shrunken_rate">
                {t(
                  recipe.units.kind === 'roads'
                    ? 'hotspot.measure.shrunken-per-100m'
                    : 'hotspot.measure.shrunken-per-km2',
                )}
              </option>
            )}
            {weights.length === 0 ? null : <option value="value">{t('hotspot.measure.value')}</option>}
          </select>
        </label>
        {recipe.measure === 'value' ? (
          <label className={styles.field} htmlFor="hotspot-weight">
            <span>{t('density.weight')}</span>
            <WeightSelect
              id="hotspot-weight"
              weight={recipe.weight ?? weights[0]?.value ?? { kind: 'cases' }}
              weights={weights}
              onChange={(weight) => chooseRecipe(app, { weight })}
            />
          </label>
        ) : null}
      </div>
      <RunRow
        label={t(result === null ? 'hotspot.run' : 'hotspot.rerun')}
        stage={stage}
        share={share}
        testId="hotspot-run"
        onRun={() => void runHotspots(app)}
      />
      {refusal === null ? null : (
        <p className={notes.warn} role="alert" data-testid="hotspot-refusal" data-code={refusal}>
          {t(`hotspot.refused.${refusal}`)}
        </p>
      )}
      {result === null ? null : (
        <>
          {stale ? (
            <p className={notes.warn} role="status" data-testid="hotspot-stale">
              {t('hotspot.stale')}
            </p>
          ) : null}
          {selectedCell === null ? (
            <p className={notes.quiet}>{t('hotspot.pick')}</p>
          ) : (
            <CellExplanation result={result} cell={selectedCell} />
          )}
          <ResultFigures result={result} />
          <ClusterList result={result} />
        </>
      )}
      <p className={notes.quiet}>{t('hotspot.intro')}</p>
      <p className={notes.quiet}>{t(`hotspot.about.${recipe.method}`)}</p>
    </section>
  );
}
