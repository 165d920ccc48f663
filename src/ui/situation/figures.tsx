import { useAppState } from '../../state/use-app';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import { periodText } from './change-text';
import { Figure } from './figure';
import figure from './figure.module.css';
import styles from './panel.module.css';
import { PeriodChange } from './period-change';
import { useComparison } from './use-comparison';
import { useFilterText } from './use-filter-text';
import { usePeriod } from './use-period';

const DAY_MS = 86_400_000;

/** The figures of the shown cases, each open to how it was made. */
export function Figures({ count }: { readonly count: number }) {
  const { t, locale } = useTranslation();
  const total = useAppState((state) => state.dataset.summary?.rowCount ?? 0);
  const peak = useAppState((state) =>
    state.answers.density?.kind === 'density' ? state.answers.density.peak : null,
  );
  const inDensity = useAppState((state) =>
    state.answers.density?.kind === 'density' ? state.answers.density.cases : 0,
  );
  const bandwidth = useAppState((state) => state.view.layers.bandwidthMetres);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const period = usePeriod();
  const compared = useComparison();
  const filter = t('indicators.filter', { what: useFilterText() });
  const decimals = numberFormat(locale, { maximumSignificantDigits: 3 });
  const whole = numberFormat(locale);

  const areaKm2 = zoneSet?.zones.reduce((sum, zone) => sum + zone.areaKm2, 0) ?? 0;
  const days = period === null ? 0 : Math.max(1, Math.round((period.to - period.from) / DAY_MS));
  const periodWords =
    period === null ? t('period.all') : t('situation.period', { from: period.fromText, to: period.toText });
  const change = compared === null || compared.assumed ? null : compared.comparison;
  return (
    <dl className={styles.figures}>
      <Figure
        wide
        testId="figure-count"
        label={t('situation.filtered')}
        value={whole.format(count)}
        note={t('situation.of-total', {
          percent: decimals.format(total === 0 ? 0 : (count / total) * 100),
        })}
        lines={
          change === null ? (
            <span className={figure.note}>{t('situation.change.choose')}</span>
          ) : (
            <PeriodChange comparison={change} />
          )
        }
        made={[
          t('situation.made.count', { count, total }),
          ...(change === null
            ? []
            : [
                t('situation.made.before', {
                  period: periodText(t, change.before),
                  count: change.count,
                  before: change.before.count,
                }),
                t('situation.made.last-year', {
                  period: periodText(t, change.lastYear),
                  count: change.count,
                  before: change.lastYear.count,
                }),
                ...(change.widened ? [t('charts.trend.widened', { period: periodText(t, change) })] : []),
              ]),
          periodWords,
          filter,
        ]}
      />
      {days > 0 ? (
        <Figure
          testId="figure-per-day"
          label={t('situation.per-day')}
          value={decimals.format(count / days)}
          unit={t('situation.per-day-unit')}
          made={[t('situation.made.per-day', { count, days }), periodWords, filter]}
        />
      ) : null}
      {areaKm2 > 0 ? (
        <Figure
          testId="figure-density"
          label={t('situation.density')}
          value={decimals.format(count / areaKm2)}
          unit={t('situation.density-unit')}
          note={t('situation.over-area', { area: decimals.format(areaKm2) })}
          made={[
            t('situation.made.density', {
              count,
              area: decimals.format(areaKm2),
              zones: zoneSet?.zones.length ?? 0,
            }),
            filter,
          ]}
        />
      ) : null}
      {peak !== null && count > 0 ? (
        <Figure
          testId="figure-peak"
          label={t('situation.peak')}
          value={decimals.format(peak)}
          unit={t('situation.density-unit')}
          made={[
            t('situation.made.peak', { bandwidth, cases: Math.round(inDensity) }),
            t('situation.made.peak-out', { count: Math.max(0, count - Math.round(inDensity)) }),
            filter,
          ]}
        />
      ) : null}
    </dl>
  );
}
