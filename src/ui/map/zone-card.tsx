import type { Zone } from '../../domain/zone-set';
import { useTranslation } from '../kit/translation';
import styles from './map-view.module.css';

interface ZoneCardProps {
  readonly zone: Zone;
  readonly count: number | null;
  readonly x: number;
  readonly y: number;
  /** Size of the map in CSS pixels: the card turns away from its edges. */
  readonly width: number;
  readonly height: number;
}

const OFFSET = 14;

/** Beside the pointer. The same figures open by click in the panel, so that nothing here is for the mouse alone. */
export function ZoneCard({ zone, count, x, y, width, height }: ZoneCardProps) {
  const { t } = useTranslation();
  const left = x > width - 200;
  const above = y > height - 110;
  const places = [zone.district, zone.street, zone.community].filter(
    (place) => place !== '' && place !== zone.name,
  );
  return (
    <div
      className={styles.card}
      style={{
        left: `${left ? x - OFFSET : x + OFFSET}px`,
        top: `${above ? y - OFFSET : y + OFFSET}px`,
        transform: `translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`,
      }}
      aria-hidden="true"
    >
      <strong>{zone.name}</strong>
      {places.length === 0 ? null : <div className={styles.cardPlaces}>{places.join(' · ')}</div>}
      {count === null ? null : (
        <div className={styles.cardFigures}>
          <b>{t('map.zone.count', { count })}</b>
          {zone.areaKm2 > 0 ? <span>{t('map.zone.per_km2', { density: count / zone.areaKm2 })}</span> : null}
        </div>
      )}
      {zone.areaKm2 > 0 ? (
        <div className={styles.cardPlaces}>{t('map.zone.area', { area: zone.areaKm2 })}</div>
      ) : null}
    </div>
  );
}
