import type { HotspotResult } from '../../domain/hotspot';
import { filterNeighbourhood, selectCell } from '../../state/hotspot-commands';
import { useApp } from '../../state/use-app';
import { Button } from '../kit/button';
import { useTranslation } from '../kit/translation';
import styles from './hotspot.module.css';
import { pRelation, probabilityText } from './probability-text';

const FEW_EXPECTED = 5;
const PERCENT = [0, 90, 95, 99] as const;

/** "Why is this red?" in sentences, each with its numbers. */
export function CellExplanation({ result, cell }: { readonly result: HotspotResult; readonly cell: number }) {
  const app = useApp();
  const { t, locale } = useTranslation();
  const { counts, statistics, mean } = result;
  const bin = statistics.bins[cell]!;
  const neighbours = statistics.neighbours[cell]!;
  const sum = statistics.sums[cell]!;
  const expected = (neighbours + 1) * mean;
  const cells = statistics.bins.length;
  const rate = probabilityText(statistics.adjustedP[cell]!, locale);
  const title = bin > 0 ? 'hot' : bin < 0 ? 'cold' : 'neither';
  const sentences = [
    t('hotspot.why.count', { count: counts.counts[cell]!, cells, mean }),
    t('hotspot.why.neighbourhood', { neighbours, sum, expected, ratio: sum / expected }),
    t('hotspot.why.p', {
      p: pRelation(statistics.p[cell]!, locale),
      z: statistics.z[cell]!,
      normalP: pRelation(statistics.normalP[cell]!, locale),
    }),
    bin === 0
      ? t('hotspot.why.not-called', { cells, rate })
      : t('hotspot.why.called', {
          cells,
          rate,
          percent: PERCENT[Math.abs(bin)]!,
          what: t(bin > 0 ? 'hotspot.why.hot-word' : 'hotspot.why.cold-word'),
        }),
    ...(expected < FEW_EXPECTED ? [t('hotspot.why.few', { expected })] : []),
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
      <Button data-testid="hotspot-why-cases" onClick={() => filterNeighbourhood(app, cell)}>
        {t('hotspot.why.cases')}
      </Button>
      <Button data-testid="hotspot-why-close" onClick={() => selectCell(app, null)}>
        {t('hotspot.why.close')}
      </Button>
    </section>
  );
}
