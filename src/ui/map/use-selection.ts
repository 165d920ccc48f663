import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Extent, LngLat } from '../../domain/place';
import { SELECTION_SOURCE, selectionFeatures, selectionLayers } from '../../layers/selection-layer';
import { putLayers } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { LiveMap } from './use-map';

export function useSelection(
  { map, style }: LiveMap,
  ring: readonly LngLat[] | null,
  box: Extent | null,
  bounds: Extent | null,
  theme: Theme,
): void {
  useEffect(() => {
    if (map === null || style === 0) return;
    const data = selectionFeatures(ring, box, bounds);
    const source = map.getSource<GeoJSONSource>(SELECTION_SOURCE);
    if (source === undefined) map.addSource(SELECTION_SOURCE, { type: 'geojson', data });
    else void source.setData(data);
  }, [map, style, ring, box, bounds]);

  useEffect(() => {
    if (map !== null && style > 0) putLayers(map, selectionLayers(theme));
  }, [map, style, theme]);
}
