import { useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';
import styles from './map-view.module.css';

/** Why the map shows no case, where none has a point. */
export function NoPoints() {
  const { t } = useTranslation();
  const qualities = useAppState((state) => state.dataset.places?.qualities ?? null);
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  if (qualities === null) return null;
  const { area, missing, exact, default: atDefault, out_of_area: outside, suspect } = qualities;
  if (area + missing === 0 || exact + atDefault + outside + suspect > 0) return null;
  return (
    <p className={styles.hint} role="status" data-testid="map-no-points">
      {t(hasZones ? 'map.no-points' : 'map.no-points-no-zones', { n: area + missing, area })}
    </p>
  );
}
