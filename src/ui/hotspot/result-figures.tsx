import type { HotspotResult } from '../../domain/hotspot';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';

/** Which words say what an "edge" is. */
const OUT_TEXT = {
  squares: 'hotspot.out',
  hexagons: 'hotspot.out',
  zones: 'hotspot.out-zones',
  communities: 'hotspot.out-zones',
  streets: 'hotspot.out-zones',
  roads: 'hotspot.out-roads',
} as const;
/** Fewer say little about any place. */
const FEW_CASES = 30;

/** Cells called at each confidence or a higher one; what went in, and what was left out. */
export function ResultFigures({ result }: { readonly result: HotspotResult }) {
  const { t } = useTranslation();
  const { recipe, units, counts, statistics, mean, quantum, emptyCells, fewExpected } = result;
  const { kind, sideMetres } = units.recipe;
  const rate = recipe.measure === 'rate';
  const unit = t(kind === 'roads' ? 'hotspot.per-100m' : 'hotspot.per-km2');
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
      {rate ? (
        <p className={styles.text}>{t('hotspot.summary-rate', { mean: mean * quantum, unit })}</p>
      ) : null}
      {rate ? <p className={notes.quiet}>{t('hotspot.rounded', { half: quantum / 2, unit })}</p> : null}
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
      <p className={notes.quiet}>{t(OUT_TEXT[kind], { ...counts.leftOut })}</p>
      {counts.cases < FEW_CASES ? (
        <p className={notes.warn}>{t('hotspot.few-cases', { cases: counts.cases })}</p>
      ) : null}
      {emptyCells > statistics.bins.length / 2 ? (
        <p className={notes.quiet}>{t('hotspot.mostly-empty')}</p>
      ) : null}
      {fewExpected ? <p className={notes.warn}>{t('hotspot.few')}</p> : null}
      <p className={notes.quiet}>{t('hotspot.patrol')}</p>
    </div>
  );
}
