import { EMERGING_PATTERNS } from '../../domain/emerging';
import { unitCentre, unitName } from '../../domain/hotspot-units';
import { hotspotColourOfBin } from '../../layers/hotspot-scale';
import { selectEmergingCell } from '../../state/emerging-commands';
import type { EmergingState } from '../../state/hotspot-state';
import { useApp, useAppState } from '../../state/use-app';
import { unitText } from '../charts/date-text';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';
import { pRelation } from './probability-text';
import { reachOf } from './reach-of';
import { Sparkline } from './sparkline';
import { WhyMore } from './why-more';

type Found = NonNullable<EmergingState['found']>['result'];

const WIDTH = 300;
const MIDDLE = 60;
const REACH = 52;

/** One unit over time: bars of z in the colour of what each slice was called, its cases, and its trend in words. */
export function CellHistory({ found, unit }: { readonly found: Found; readonly unit: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const theme = useAppState((state) => state.theme);
  const { result, counted, slices, units } = found;
  const series = Array.from({ length: result.slices }, (_, slice) => {
    const at = slice * result.cells + unit;
    return { slice, z: result.z[at]!, bin: result.bins[at]!, cases: counted.counts[at]!, p: result.p[at]! };
  });
  const largest = Math.max(3, ...series.map(({ z }) => Math.abs(z)));
  const width = WIDTH / series.length;
  const code = result.codes[unit]!;
  const pattern = code === 0 ? null : EMERGING_PATTERNS[Math.abs(code) - 1]!;
  const title =
    pattern === null
      ? t('emerging.none')
      : t(code > 0 ? 'emerging.hot-of' : 'emerging.cold-of', { pattern: t(`emerging.pattern.${pattern}`) });
  const hot = series.filter(({ bin }) => bin > 0).length;
  const cold = series.filter(({ bin }) => bin < 0).length;
  const cases = series.reduce((sum, one) => sum + one.cases, 0);
  const name = unitName(units, unit);
  const said = t('emerging.why', {
    slices: series.length,
    hot,
    cold,
    cases,
    trendZ: result.trendZ[unit]!,
    p: pRelation(result.trendP[unit]!, locale),
  });
  return (
    <section className={styles.why} aria-label={title} data-testid="emerging-why" data-code={code}>
      <h3 className={styles.title}>
        {name === '' ? '' : `${name} · `}
        {title}
      </h3>
      {pattern === null ? null : <p className={styles.text}>{t(`emerging.definition.${pattern}`)}</p>}
      <svg
        className={styles.history}
        viewBox={`0 0 ${WIDTH} ${2 * MIDDLE}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('emerging.series')}
      >
        <line x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} stroke="currentColor" strokeWidth={0.5} />
        {series.map(({ slice, z, bin, cases: own, p }) => {
          const height = (Math.abs(z) / largest) * REACH;
          return (
            <rect
              key={slice}
              x={slice * width + width * 0.1}
              width={width * 0.8}
              y={z > 0 ? MIDDLE - height : MIDDLE}
              height={Math.max(0.5, height)}
              fill={hotspotColourOfBin(bin, theme)}
            >
              <title>
                {t('emerging.slice-of', {
                  when: unitText(slices.starts[slice]!, slices.unit, locale),
                  cases: own,
                  z,
                  p: pRelation(p, locale),
                })}
              </title>
            </rect>
          );
        })}
      </svg>
      <div className={styles.counts} title={t('emerging.counts')}>
        <Sparkline values={series.map((one) => one.cases)} />
      </div>
      <p className={styles.text}>{said}</p>
      <WhyMore
        key={unit}
        place={unitCentre(units, unit)}
        reachMetres={reachOf(units.recipe)}
        title={name === '' ? title : `${name} · ${title}`}
        sentences={[...(pattern === null ? [] : [t(`emerging.definition.${pattern}`)]), said]}
        settings={[
          t('why.settings', {
            method: t('emerging.title'),
            units: t(`hotspot.units.${units.recipe.kind}`),
            cells: units.count,
          }),
          t(`emerging.reference-note.${result.reference}`),
          t('honesty.out', { ...counted.leftOut, cases: counted.cases }),
        ]}
      />
      <Button data-testid="emerging-why-close" onClick={() => selectEmergingCell(app, null)}>
        {t('hotspot.why.close')}
      </Button>
    </section>
  );
}
