import { type HotspotResult, isRate } from '../../domain/hotspot';
import { filterAllHot } from '../../state/hotspot-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { Honesty } from './honesty';
import styles from './hotspot.module.css';
import { useMeasureUnit } from './use-measure-unit';

/** Which words say what an "edge" is. */
const OUT_TEXT = {
  squares: 'hotspot.out',
  hexagons: 'hotspot.out',
  zones: 'hotspot.out-zones',
  communities: 'hotspot.out-zones',
  streets: 'hotspot.out-zones',
  roads: 'hotspot.out-roads',
  plan: 'hotspot.out-zones',
} as const;

/** Cells called at each confidence or a higher one; what went in, and what was left out. */
export function ResultFigures({ result }: { readonly result: HotspotResult }) {
  const app = useApp();
  const { t } = useTranslation();
  const { recipe, units, counts, statistics, mean, quantum, rounded, emptyCells, fewExpected } = result;
  const { kind, sideMetres } = units.recipe;
  const counted = recipe.measure === 'count';
  const unit = useMeasureUnit(recipe);
  const called = (bin: number) =>
    statistics.bins.reduce((sum, one) => sum + (bin > 0 ? Number(one >= bin) : Number(one <= bin)), 0);
  const quadrant = (code: number) =>
    statistics.quadrants?.reduce((sum, one) => sum + Number(one === code), 0) ?? 0;
  const hot = { hot99: called(3), hot95: called(2), hot90: called(1) };
  return (
    <div
      className={styles.part}
      data-testid="hotspot-result"
      data-cells={statistics.bins.length}
      data-hot99={hot.hot99}
      data-hot95={hot.hot95}
      data-hot90={hot.hot90}
      data-cases={counts.cases}
      data-units={kind}
      data-edge={counts.leftOut.edge}
    >
      <p className={styles.text}>
        {t('hotspot.summary', {
          cells: statistics.bins.length,
          what: t(`hotspot.summary.${kind}`, { metres: sideMetres }),
          empty: emptyCells,
          cases: counts.cases,
          mean: counts.cases / units.count,
        })}
      </p>
      {counted ? null : (
        <>
          <p className={styles.text}>
            {t(isRate(recipe.measure) ? 'hotspot.summary-rate' : 'hotspot.summary-value', {
              mean: mean * quantum,
              unit,
            })}
          </p>
          {recipe.measure === 'shrunken_rate' ? (
            <p className={notes.quiet}>{t('hotspot.shrunken-about')}</p>
          ) : null}
          {rounded ? (
            <p className={notes.quiet}>{t('hotspot.rounded', { half: quantum / 2, unit })}</p>
          ) : null}
        </>
      )}
      {(counts.weighed?.weightless ?? 0) > 0 ? (
        <p className={notes.warn}>{t('density.weightless', { cases: counts.weighed?.weightless ?? 0 })}</p>
      ) : null}
      {statistics.quadrants === null ? null : (
        <p className={styles.text}>
          {t('hotspot.summary-quadrants', {
            hh: quadrant(1),
            ll: quadrant(2),
            hl: quadrant(3),
            lh: quadrant(4),
          })}
        </p>
      )}
      <p className={styles.text}>{t('hotspot.summary-bins', { ...hot, cold95: called(-2) })}</p>
      {hot.hot95 === 0 ? null : (
        <Button data-testid="hotspot-filter-hot" onClick={() => void filterAllHot(app)}>
          {t('hotspot.only-hot')}
        </Button>
      )}
      <Honesty
        cases={counts.cases}
        leftOut={counts.leftOut}
        emptyShare={emptyCells / statistics.bins.length}
        out={t(OUT_TEXT[kind], { ...counts.leftOut })}
      />
      {emptyCells > statistics.bins.length / 2 ? (
        <p className={notes.quiet}>{t('hotspot.mostly-empty')}</p>
      ) : null}
      {fewExpected ? <p className={notes.warn}>{t('hotspot.few')}</p> : null}
    </div>
  );
}
