import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Camera } from '../../domain/view';
import { backgroundLayer, baseStyle, repaint } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';

setWorkerUrl(workerUrl);

/**
 * `style` counts the styles that were loaded: whatever was put on the map has to be put there again when it changes,
 * for a lost graphics context takes all layers with it. It is 0 until the first one is there.
 */
export interface LiveMap {
  readonly map: MapLibreMap | null;
  readonly style: number;
  readonly supported: boolean;
}

/** One MapLibre map in the container for as long as the component lives. */
export function useMap(
  container: RefObject<HTMLDivElement | null>,
  initialView: Camera,
  theme: Theme,
  title: string,
): LiveMap {
  const [live, setLive] = useState<LiveMap>({ map: null, style: 0, supported: true });
  const first = useRef({ initialView, theme, title });
  const themeNow = useRef(theme);
  themeNow.current = theme;

  useEffect(() => {
    if (container.current === null) return;
    if (!hasWebGl2()) {
      setLive({ map: null, style: 0, supported: false });
      return;
    }
    const start = first.current;
    const map = new MapLibreMap({
      container: container.current,
      style: baseStyle(start.theme),
      center: [start.initialView.lng, start.initialView.lat],
      zoom: start.initialView.zoom,
      minZoom: 3,
      maxZoom: 20,
      maxPitch: 0,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      attributionControl: false,
      // Not 0: that would place all labels anew in every frame.
      fadeDuration: 250,
      validateStyle: import.meta.env.DEV,
      locale: { 'Map.Title': start.title },
    });
    map.touchZoomRotate.disableRotation();
    map.on('style.load', () => setLive(({ style }) => ({ map, style: style + 1, supported: true })));
    // MapLibre restores its own layers but neither custom layers nor feature state: begin from an empty style.
    map.on('webglcontextrestored', () => map.setStyle(baseStyle(themeNow.current), { diff: false }));
    return () => {
      map.remove();
      setLive({ map: null, style: 0, supported: true });
    };
  }, [container]);

  useEffect(() => {
    if (live.map !== null && live.style > 0) repaint(live.map, backgroundLayer(theme));
  }, [live, theme]);

  useEffect(() => {
    live.map?.getCanvas().setAttribute('aria-label', title);
  }, [live.map, title]);

  return live;
}

function hasWebGl2(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
