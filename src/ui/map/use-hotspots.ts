import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import type { HotspotUnits } from '../../domain/hotspot-units';
import {
  HOTSPOT_CELL_SOURCE,
  HOTSPOT_LAYER_IDS,
  HOTSPOT_SOURCE,
  hotspotLayers,
} from '../../layers/hotspot-layer';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import { codedFeatures, unitOutline } from '../../layers/unit-features';
import type { HotspotsInput } from './map-view-props';
import type { LiveMap } from './use-map';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export function useHotspots({ map, style }: LiveMap, hotspots: HotspotsInput | null, theme: Theme): void {
  const units = hotspots?.units ?? null;
  const codes = hotspots?.codes ?? null;
  const scale = hotspots?.scale ?? 'bins';
  const selectedCell = hotspots?.selectedCell ?? null;
  const visible = hotspots?.visible ?? false;

  useEffect(() => {
    if (map === null || style === 0 || units === null || codes === null) return;
    for (const id of [HOTSPOT_SOURCE, HOTSPOT_CELL_SOURCE]) {
      if (map.getSource(id) === undefined) map.addSource(id, { type: 'geojson', data: EMPTY, maxzoom: 14 });
    }
    void map.getSource<GeoJSONSource>(HOTSPOT_SOURCE)?.setData(codedFeatures(units, codes));
    return () => {
      void map.getSource<GeoJSONSource>(HOTSPOT_SOURCE)?.setData(EMPTY);
    };
  }, [map, style, units, codes]);

  useEffect(() => {
    if (map === null || style === 0 || units === null) return;
    const data = selectedCell === null ? EMPTY : outlineOf(units, selectedCell);
    void map.getSource<GeoJSONSource>(HOTSPOT_CELL_SOURCE)?.setData(data);
    return () => {
      void map.getSource<GeoJSONSource>(HOTSPOT_CELL_SOURCE)?.setData(EMPTY);
    };
  }, [map, style, units, selectedCell]);

  const there = units !== null;
  useEffect(() => {
    if (map === null || style === 0 || !there) return;
    putLayers(map, hotspotLayers(scale, theme));
    for (const id of HOTSPOT_LAYER_IDS) setVisible(map, id, visible);
  }, [map, style, there, scale, theme, visible]);
}

function outlineOf(units: HotspotUnits, unit: number): GeoJSON.FeatureCollection {
  const features = unitOutline(units, unit).map(
    (geometry) => ({ type: 'Feature', properties: {}, geometry }) satisfies GeoJSON.Feature,
  );
  return { type: 'FeatureCollection', features };
}
