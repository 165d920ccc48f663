import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { useEffect } from 'react';
import type { LngLat } from '../../domain/place';
import styles from './map-view.module.css';

/** A case that stands out elsewhere on the page: the one under the pointer in the table, or the one that is open. */
export interface PointedPlace {
  readonly look: 'pointed' | 'open';
  readonly lngLat: LngLat;
}

export function PointedMarks({ map, places }: { map: MapLibreMap; places: readonly PointedPlace[] }) {
  return places.map((place) => <Ring key={place.look} map={map} place={place} />);
}

/** Only a picture: the row or the card that it belongs to says everything. */
function Ring({ map, place: { look, lngLat } }: { map: MapLibreMap; place: PointedPlace }) {
  const [lng, lat] = lngLat;
  useEffect(() => {
    const element = document.createElement('div');
    const ring = document.createElement('div');
    ring.className = `${styles.ring} ${look === 'open' ? styles.ringOpen : ''}`;
    element.append(ring);
    const marker = new Marker({ element, anchor: 'center', subpixelPositioning: true })
      .setLngLat([lng, lat])
      .addTo(map);
    element.setAttribute('aria-hidden', 'true');
    element.removeAttribute('role');
    element.removeAttribute('aria-label');
    element.removeAttribute('tabindex');
    element.dataset.testid = `map-ring-${look}`;
    return () => {
      marker.remove();
    };
  }, [map, look, lng, lat]);
  return null;
}
