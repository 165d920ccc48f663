import { GEO_QUALITIES } from '../../domain/place';
import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './status-bar.module.css';

/** Total → shown, what has no place, and that nothing leaves the machine. */
export function StatusBar() {
  const { t } = useTranslation();
  const total = useAppState((state) => state.dataset.summary?.rowCount ?? 0);
  const ready = useAppState((state) => state.dataset.status === 'ready');
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const filtered = useAppState((state) =>
    state.answers.count?.kind === 'count' ? state.answers.count.count : null,
  );
  const places = useAppState((state) => state.dataset.places);
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  const shown = filtered ?? total;
  const missing = places === null ? 0 : places.qualities.missing + places.qualities.area;
  const atDefault = places?.qualities[GEO_QUALITIES[1]] ?? 0;
  return (
    <footer className={styles.bar}>
      <span data-testid="total-count" data-value={total}>
        {t('shell.status.total', { total })}
      </span>
      <span aria-hidden="true">→</span>
      <strong data-testid="filtered-count" data-value={shown} aria-live="polite">
        {t('shell.status.filtered', { filtered: shown })}
      </strong>
      {hasZones && places !== null ? (
        <span>{t('shell.status.no-zone', { n: places.outsideZones })}</span>
      ) : null}
      {atDefault > 0 ? <span>{t('shell.status.default', { n: atDefault })}</span> : null}
      {missing > 0 ? <span>{t('shell.status.missing', { n: missing })}</span> : null}
      {ready && !engineReady ? <span>{t('shell.status.database')}</span> : null}
      <span className={styles.local}>{t('shell.local')}</span>
    </footer>
  );
}
