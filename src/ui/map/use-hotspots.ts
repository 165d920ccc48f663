import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import {
  cellFeature,
  HOTSPOT_CELL_SOURCE,
  HOTSPOT_LAYER_IDS,
  HOTSPOT_SOURCE,
  hotspotFeatures,
  hotspotLayers,
} from '../../layers/hotspot-layer';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { HotspotsInput } from './map-view-props';
import type { LiveMap } from './use-map';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export function useHotspots({ map, style }: LiveMap, hotspots: HotspotsInput | null, theme: Theme): void {
  const result = hotspots?.result ?? null;
  const selectedCell = hotspots?.selectedCell ?? null;
  const visible = hotspots?.visible ?? false;

  useEffect(() => {
    if (map === null || style === 0 || result === null) return;
    for (const id of [HOTSPOT_SOURCE, HOTSPOT_CELL_SOURCE]) {
      if (map.getSource(id) === undefined) map.addSource(id, { type: 'geojson', data: EMPTY, maxzoom: 14 });
    }
    void map.getSource<GeoJSONSource>(HOTSPOT_SOURCE)?.setData(hotspotFeatures(result));
    return () => {
      void map.getSource<GeoJSONSource>(HOTSPOT_SOURCE)?.setData(EMPTY);
    };
  }, [map, style, result]);

  useEffect(() => {
    if (map === null || style === 0 || result === null) return;
    const data = selectedCell === null ? EMPTY : cellFeature(result.grid, selectedCell);
    void map.getSource<GeoJSONSource>(HOTSPOT_CELL_SOURCE)?.setData(data);
  }, [map, style, result, selectedCell]);

  const there = result !== null;
  useEffect(() => {
    if (map === null || style === 0 || !there) return;
    putLayers(map, hotspotLayers(theme));
    for (const id of HOTSPOT_LAYER_IDS) setVisible(map, id, visible);
  }, [map, style, there, theme, visible]);
}
