import { useAppState } from '../../state/use-app';
import { Indicators } from '../indicators/indicators';
import notes from '../kit/notes.module.css';
import { useTranslation } from '../kit/translation';
import { Figure } from './figure';
import { LeftOut } from './left-out';
import styles from './panel.module.css';
import { SelectedZone } from './selected-zone';
import { usePeriod } from './use-period';
import { ZoneRanking } from './zone-ranking';

/** Below this, rates and ranks say little: the panel warns. */
const FEW_CASES = 30;
const DAY_MS = 86_400_000;

export function SituationPanel() {
  const { t, locale } = useTranslation();
  const count = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : null,
  );
  const total = useAppState((state) => state.dataset.summary?.rowCount ?? 0);
  const peak = useAppState((state) =>
    state.answers.density?.kind === 'density' ? state.answers.density.peak : null,
  );
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const zoneSelected = useAppState((state) => state.selectedZone !== null);
  const period = usePeriod();
  const decimals = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(locale);
  if (count === null) return <p className={notes.quiet}>{t('shell.loading')}</p>;

  const areaKm2 = zoneSet?.zones.reduce((sum, zone) => sum + zone.areaKm2, 0) ?? 0;
  const days = period === null ? 0 : Math.max(1, Math.round((period.to - period.from) / DAY_MS));
  return (
    <section className={styles.panel} aria-label={t('situation.title')}>
      {count === 0 ? <p className={notes.warn}>{t('situation.none')}</p> : null}
      {count > 0 && count < FEW_CASES ? (
        <p className={notes.warn}>{t('situation.few', { n: count })}</p>
      ) : null}
      <dl className={styles.figures}>
        <Figure
          label={t('situation.filtered')}
          value={whole.format(count)}
          note={t('situation.of-total', {
            percent: decimals.format(total === 0 ? 0 : (count / total) * 100),
          })}
        />
        {days > 0 ? (
          <Figure
            label={t('situation.per-day')}
            value={decimals.format(count / days)}
            unit={t('situation.per-day-unit')}
          />
        ) : null}
        {areaKm2 > 0 ? (
          <Figure
            label={t('situation.density')}
            value={decimals.format(count / areaKm2)}
            unit={t('situation.density-unit')}
            note={t('situation.over-area', { area: decimals.format(areaKm2) })}
          />
        ) : null}
        {peak !== null && count > 0 ? (
          <Figure
            label={t('situation.peak')}
            value={decimals.format(peak)}
            unit={t('situation.density-unit')}
          />
        ) : null}
      </dl>
      {period === null ? null : (
        <p className={notes.quiet}>{t('situation.period', { from: period.fromText, to: period.toText })}</p>
      )}
      <LeftOut />
      {zoneSelected ? <SelectedZone /> : null}
      <Indicators />
      {zoneSet === null ? null : <ZoneRanking />}
    </section>
  );
}
