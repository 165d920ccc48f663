import type { GradientLegend, Legend, SwatchEntry, SwatchLegend } from '../../layers/legend';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import styles from './layer-panel.module.css';

export function LegendView({ legend }: { readonly legend: Legend }) {
  return legend.kind === 'gradient' ? <Gradient legend={legend} /> : <Swatches legend={legend} />;
}

function Gradient({ legend }: { readonly legend: GradientLegend }) {
  const { t, locale } = useTranslation();
  const number = numberFormat(locale, { maximumSignificantDigits: 3 });
  return (
    <div className={styles.legend}>
      <div className={styles.unit}>{t(`map.unit.${legend.unit}`)}</div>
      <div
        className={styles.gradient}
        style={{ backgroundImage: `linear-gradient(to right, ${legend.colours.join(', ')})` }}
      />
      <div className={styles.ends}>
        <span>{number.format(legend.minimum)}</span>
        <span className={styles.middle}>{number.format(legend.middle)}</span>
        <span>{number.format(legend.maximum)}</span>
      </div>
    </div>
  );
}

function Swatches({ legend }: { readonly legend: SwatchLegend }) {
  const { t } = useTranslation();
  return (
    <div className={styles.legend}>
      {legend.unit === null ? null : <div className={styles.unit}>{t(`map.unit.${legend.unit}`)}</div>}
      {legend.caption === undefined ? null : <div className={styles.unit}>{legend.caption}</div>}
      <ul className={legend.unit === null ? styles.names : styles.swatches}>
        {legend.entries.map((entry) => (
          <li key={`${entry.from} ${entry.to} ${entry.name}`}>
            <span
              className={styles.swatch}
              style={{ backgroundColor: entry.colour, opacity: legend.opacity }}
            />
            <Range entry={entry} named={legend.unit === null} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Range({
  entry: { from, to, name },
  named,
}: {
  readonly entry: SwatchEntry;
  readonly named: boolean;
}) {
  const { t } = useTranslation();
  if (named) return <span className={styles.range}>{name ?? t('map.legend.other')}</span>;
  if (from !== null && to !== null)
    return <span className={styles.range}>{t('map.legend.between', { from, to })}</span>;
  if (to !== null) return <span className={styles.range}>{t('map.legend.under', { to })}</span>;
  if (from !== null) return <span className={styles.range}>{t('map.legend.from', { from })}</span>;
  return <span className={styles.range}>{t('map.legend.all')}</span>;
}
