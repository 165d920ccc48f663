import { findClause } from '../../domain/filter';
import { useApp, useAppState } from '../../state/use-app';
import { selectZone, toggleZoneFilter } from '../../state/zone-commands';
import { Button } from '../kit/button';
import { Icon } from '../kit/icon';
import { useTranslation } from '../kit/translation';
import { Figure } from './figure';
import styles from './selected-zone.module.css';

/** The figures of the zone picked on the map or in a ranking, under the current filter. */
export function SelectedZone() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const answer = useAppState((state) => state.answers.zones);
  const selected = useAppState((state) => state.selectedZone);
  const filtered = useAppState((state) => {
    const clause = findClause(state.view.filter, 'zone');
    return (
      clause !== undefined && selected !== null && clause.zones.length === 1 && clause.zones[0] === selected
    );
  });
  const index = zoneSet?.zones.findIndex((zone) => zone.id === selected) ?? -1;
  const zone = zoneSet?.zones[index];
  if (zone === undefined || answer?.kind !== 'zones') return <p className={styles.pick}>{t('grid.pick')}</p>;

  const count = answer.counts[index] ?? 0;
  const zones = zoneSet?.zones.length ?? 0;
  const rank =
    1 + answer.counts.subarray(0, zones).reduce((above, other) => above + (other > count ? 1 : 0), 0);
  const decimals = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const whole = new Intl.NumberFormat(locale);
  return (
    <article className={styles.card} data-testid="selected-zone" data-zone={zone.id} data-count={count}>
      <header>
        <div>
          <h3>{zone.name}</h3>
          <p>
            {[...new Set([zone.district, zone.street, zone.community])]
              .filter((part) => part !== '' && part !== zone.name)
              .join(' · ')}
          </p>
        </div>
        <Button
          look="quiet"
          icon={<Icon name="close" />}
          aria-label={t('grid.deselect')}
          onClick={() => selectZone(app, null)}
        />
      </header>
      <dl>
        <Figure label={t('grid.cases')} value={whole.format(count)} />
        <Figure
          label={t('grid.per-km2')}
          value={decimals.format(zone.areaKm2 > 0 ? count / zone.areaKm2 : 0)}
        />
        <Figure label={t('grid.rank')} value={t('grid.rank-of', { rank, n: zones })} />
      </dl>
      <footer>
        <span>{t('grid.area', { area: decimals.format(zone.areaKm2) })}</span>
        <Button pressed={filtered} data-testid="zone-filter" onClick={() => toggleZoneFilter(app, zone.id)}>
          {t(filtered ? 'grid.unfilter' : 'grid.filter')}
        </Button>
      </footer>
    </article>
  );
}
