import { type HotspotResult, isRate, MORAN_QUADRANTS } from '../../domain/hotspot';
import { unitCentre, unitName } from '../../domain/hotspot-units';
import { filterNeighbourhood, selectCell } from '../../state/hotspot-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';
import { pRelation, probabilityText } from './probability-text';
import { reachOf } from './reach-of';
import { useMeasureUnit } from './use-measure-unit';
import { WhyMore } from './why-more';

const FEW_EXPECTED = 5;
const PERCENT = [0, 90, 95, 99] as const;

/** "Why is this red?" in sentences, each with its numbers. */
export function CellExplanation({ result, cell }: { readonly result: HotspotResult; readonly cell: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { recipe, units, counts, values, quantum, statistics, mean } = result;
  const bin = statistics.bins[cell]!;
  const neighbours = statistics.neighbours[cell]!;
  const sum = statistics.sums[cell]!;
  const star = recipe.method === 'gi_star';
  // Gi and local Moran ask of the neighbours alone, among all but the unit itself.
  const others = (mean * values.length - values[cell]!) / (values.length - 1);
  const expected = quantum * (star ? (neighbours + 1) * mean : neighbours * others);
  const around = quantum * sum;
  const expectedCases = (neighbours + 1) * (counts.cases / units.count);
  const rate = isRate(recipe.measure);
  const valued = recipe.measure === 'value';
  const unit = useMeasureUnit(recipe);
  const name = unitName(units, cell);
  const quadrant = statistics.quadrants?.[cell] ?? 0;
  const cells = statistics.bins.length;
  const discovery = probabilityText(statistics.adjustedP[cell]!, locale);
  const reach = reachOf(recipe.units);
  const title = bin > 0 ? 'hot' : bin < 0 ? 'cold' : 'neither';
  const sentences = [
    ...(name === '' ? [] : [t('hotspot.why.name', { name })]),
    t('hotspot.why.count', { count: counts.counts[cell]!, cells, mean: counts.cases / units.count }),
    ...(rate
      ? [
          t(recipe.measure === 'rate' ? 'hotspot.why.rate' : 'hotspot.why.shrunken', {
            rate: units.sizes[cell]! > 0 ? counts.counts[cell]! / units.sizes[cell]! : 0,
            shrunken: values[cell]! * quantum,
            mean: mean * quantum,
            unit,
          }),
        ]
      : []),
    ...(valued
      ? [
          t('hotspot.why.value', {
            value: values[cell]! * quantum,
            mean: mean * quantum,
            unit,
          }),
        ]
      : []),
    ...(neighbours === 0 ? [t('hotspot.why.alone')] : []),
    t(
      rate
        ? `hotspot.why.rates-${star ? 'around' : 'neighbours'}`
        : valued
          ? `hotspot.why.values-${star ? 'around' : 'neighbours'}`
          : star
            ? 'hotspot.why.neighbourhood'
            : 'hotspot.why.neighbours-alone',
      { neighbours, sum: around, expected, ratio: around / expected, unit },
    ),
    ...(statistics.moranI === null ? [] : [t('hotspot.why.moran', { i: statistics.moranI[cell]! })]),
    t(star ? 'hotspot.why.p' : 'hotspot.why.p-conditional', {
      p: pRelation(statistics.p[cell]!, locale),
      z: statistics.z[cell]!,
      normalP: pRelation(statistics.normalP[cell]!, locale),
    }),
    bin === 0
      ? t('hotspot.why.not-called', { cells, rate: discovery })
      : t('hotspot.why.called', {
          cells,
          rate: discovery,
          percent: PERCENT[Math.abs(bin)]!,
          what: t(bin > 0 ? 'hotspot.why.hot-word' : 'hotspot.why.cold-word'),
        }),
    ...(quadrant === 0 ? [] : [t(`hotspot.why.quadrant.${MORAN_QUADRANTS[quadrant - 1]!}`)]),
    ...(expectedCases < FEW_EXPECTED ? [t('hotspot.why.few', { expected: expectedCases })] : []),
  ];
  return (
    <section
      className={styles.why}
      aria-label={t(`hotspot.why.${title}`)}
      data-testid="hotspot-why"
      data-bin={bin}
      data-count={counts.counts[cell]}
      data-sum={sum}
      data-p={statistics.p[cell]}
    >
      <h3 className={styles.title}>{t(`hotspot.why.${title}`)}</h3>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <WhyMore
        key={cell}
        place={unitCentre(units, cell)}
        reachMetres={reach}
        title={t(`hotspot.why.${title}`)}
        sentences={sentences}
        settings={[
          t('why.settings', {
            method: t(`hotspot.method.${recipe.method}`),
            units: t(`hotspot.units.${recipe.units.kind}`),
            cells,
          }),
          t('honesty.out', { ...counts.leftOut, cases: counts.cases }),
        ]}
      />
      <Button data-testid="hotspot-why-cases" onClick={() => void filterNeighbourhood(app, cell)}>
        {t('hotspot.why.cases')}
      </Button>
      <Button data-testid="hotspot-why-close" onClick={() => selectCell(app, null)}>
        {t('hotspot.why.close')}
      </Button>
    </section>
  );
}
