import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from '../kit/translation';
import styles from './map-view.module.css';

interface MapButtonsProps {
  readonly map: MapLibreMap;
  /** What goes to full screen. */
  readonly whole: RefObject<HTMLElement | null>;
}

export function MapButtons({ map, whole }: MapButtonsProps) {
  const { t } = useTranslation();
  const bearing = useBearing(map);
  const [full, toggleFull] = useFullscreen(whole);
  return (
    <section className={styles.buttons} aria-label={t('map.controls')}>
      <IconButton name={t('map.zoom_in')} onClick={() => map.zoomIn()}>
        <path d="M8 3v10M3 8h10" />
      </IconButton>
      <IconButton name={t('map.zoom_out')} onClick={() => map.zoomOut()}>
        <path d="M3 8h10" />
      </IconButton>
      <IconButton
        name={t('map.north', { degrees: Math.round(bearing) })}
        turned={-bearing}
        onClick={() => map.rotateTo(0)}
      >
        <path d="M8 1.5 10.8 8H5.2Z" className={styles.needleNorth} />
        <path d="M8 14.5 5.2 8h5.6Z" className={styles.needleSouth} />
      </IconButton>
      {document.fullscreenEnabled ? (
        <IconButton name={t(full ? 'map.fullscreen_exit' : 'map.fullscreen')} onClick={toggleFull}>
          {full ? (
            <path d="M6 2.5V6H2.5M10 2.5V6h3.5M6 13.5V10H2.5M10 13.5V10h3.5" />
          ) : (
            <path d="M2.5 6V2.5H6M10 2.5h3.5V6M2.5 10v3.5H6M10 13.5h3.5V10" />
          )}
        </IconButton>
      ) : null}
    </section>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly turned?: number;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function IconButton({ name, turned, onClick, children }: IconButtonProps) {
  const style = turned === undefined ? undefined : { transform: `rotate(${turned}deg)` };
  return (
    <button type="button" className={styles.button} aria-label={name} title={name} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true" {...(style === undefined ? {} : { style })}>
        {children}
      </svg>
    </button>
  );
}

function useBearing(map: MapLibreMap): number {
  const [bearing, setBearing] = useState(() => map.getBearing());
  useEffect(() => {
    const read = () => setBearing(map.getBearing());
    map.on('rotate', read);
    return () => {
      map.off('rotate', read);
    };
  }, [map]);
  return bearing;
}

function useFullscreen(whole: RefObject<HTMLElement | null>): readonly [full: boolean, toggle: () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const read = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, []);
  const toggle = () => {
    const change = full ? document.exitFullscreen() : whole.current?.requestFullscreen();
    // Refused by the browser's policy: the page simply stays as it is.
    change?.catch(() => undefined);
  };
  return [full, toggle];
}
