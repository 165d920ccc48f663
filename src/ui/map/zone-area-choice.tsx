import { ZONE_AREAS, type ZoneArea } from '../../domain/plan-areas';
import { ZONE_MEASURES, type ZoneMeasure } from '../../domain/view';
import { useApp, useAppState } from '../../state/use-app';
import { setLayers } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import styles from './layer-panel.module.css';

/** Which division the map fills, and by what: offered as soon as a plan is in force. */
export function ZoneAreaChoice() {
  const app = useApp();
  const { t } = useTranslation();
  const { zoneArea, zoneMeasure } = useAppState((state) => state.view.layers);
  return (
    <div className={styles.area}>
      <select
        data-testid="zone-area"
        aria-label={t('map.zone.area_choice')}
        value={zoneArea ?? 'zone'}
        onChange={(event) => setLayers(app, { zoneArea: event.target.value as ZoneArea })}
      >
        {ZONE_AREAS.map((one) => (
          <option key={one} value={one}>
            {t(`charts.level.${one}`)}
          </option>
        ))}
      </select>
      <select
        data-testid="zone-area-measure"
        aria-label={t('map.zone.measure_choice')}
        value={zoneMeasure}
        onChange={(event) => setLayers(app, { zoneMeasure: event.target.value as ZoneMeasure })}
      >
        {ZONE_MEASURES.map((one) => (
          <option key={one} value={one}>
            {t(one === 'count' ? 'map.unit.cases' : 'map.unit.cases_per_km2')}
          </option>
        ))}
      </select>
    </div>
  );
}
