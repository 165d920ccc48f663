import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { metresPerPixel } from '../../layers/mercator';
import { useTranslation } from '../kit/translation';
import styles from './map-view.module.css';
import { scaleLength } from './scale-length';

const SCALE_PIXELS = 110;

/** True at the centre of the map: Web Mercator's scale grows with latitude. */
export function ScaleBar({ map }: { readonly map: MapLibreMap }) {
  const { t } = useTranslation();
  const [perPixel, setPerPixel] = useState(() => metresPerPixel(map.getCenter().lat, map.getZoom()));
  useEffect(() => {
    const read = () => setPerPixel(metresPerPixel(map.getCenter().lat, map.getZoom()));
    read();
    map.on('move', read);
    return () => {
      map.off('move', read);
    };
  }, [map]);
  const metres = scaleLength(perPixel, SCALE_PIXELS);
  const length =
    metres < 1000 ? t('map.metres', { value: metres }) : t('map.kilometres', { value: metres / 1000 });
  return (
    <div className={styles.scale} role="img" aria-label={t('map.scale', { length })}>
      <div className={styles.scaleText}>{length}</div>
      <div className={styles.scaleBar} style={{ width: `${metres / perPixel}px` }} />
    </div>
  );
}

/** Six decimals are 0.1 m. Written straight into the element: it follows every pointer move. */
export function CursorReadout({ map }: { readonly map: MapLibreMap }) {
  const { t } = useTranslation();
  const output = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    const show = ({ lngLat }: MapMouseEvent) => {
      if (output.current === null) return;
      output.current.textContent = `${lngLat.lng.toFixed(6)}, ${lngLat.lat.toFixed(6)}`;
    };
    map.on('mousemove', show);
    return () => {
      map.off('mousemove', show);
    };
  }, [map]);
  return (
    <output
      ref={output}
      className={styles.cursor}
      aria-live="off"
      aria-label={t('map.cursor')}
      title={t('map.cursor')}
    />
  );
}
