import { useEffect } from 'react';
import { ZONE_FILL_OPACITY } from '../../layers/legend';
import { selectionLayers } from '../../layers/selection-layer';
import type { Theme } from '../../layers/theme';
import { WARM_UP_SOURCE, warmUpFeatures, warmUpLayers } from '../../layers/warm-up';
import { zoneLayers } from '../../layers/zones-layer';
import type { LiveMap } from './use-map';

/** Two classes, as a choropleth has: a match with one output is another expression. */
const CLASSES = ['#fff', '#000'];

/**
 * On a map that shows nothing yet, what zones and selections will be drawn with is made ready, one kind of layer at a time and
 * unseen, so that the first picture of a file has no long pause.
 */
export function useWarmUp({ map, style }: LiveMap, empty: boolean, theme: Theme): void {
  useEffect(() => {
    if (map === null || style === 0 || !empty) return;
    const waiting = [
      ...warmUpLayers([
        // The bounds of an area without boundaries come with the first file, so they come first.
        ...selectionLayers(theme),
        ...zoneLayers({ theme, colours: CLASSES, fillOpacity: ZONE_FILL_OPACITY }),
      ]),
    ];
    let drawn: string | null = null;
    const next = () => {
      if (drawn !== null && map.getLayer(drawn) !== undefined) map.removeLayer(drawn);
      const layer = waiting.shift();
      drawn = layer?.id ?? null;
      if (layer === undefined) end();
      else map.addLayer(layer);
    };
    const begin = () => {
      const bounds = map.getBounds();
      const data = warmUpFeatures({
        west: bounds.getWest(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        north: bounds.getNorth(),
      });
      map.addSource(WARM_UP_SOURCE, { type: 'geojson', data });
      map.on('idle', next);
      next();
    };
    const end = () => {
      map.off('idle', begin);
      map.off('idle', next);
      // The map may have been taken away, or its style with it.
      if (map.style === undefined) return;
      if (drawn !== null && map.getLayer(drawn) !== undefined) map.removeLayer(drawn);
      if (map.getSource(WARM_UP_SOURCE) !== undefined) map.removeSource(WARM_UP_SOURCE);
      drawn = null;
    };
    map.once('idle', begin);
    return end;
  }, [map, style, empty, theme]);
}
