import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import {
  CLUSTER_SOURCE,
  clusterFeatures,
  REPEAT_LAYER_IDS,
  REPEAT_SOURCE,
  repeatFeatures,
  repeatLayers,
} from '../../layers/repeat-layer';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { RepeatsInput } from './map-view-props';
import type { LiveMap } from './use-map';

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

export function useRepeats({ map, style }: LiveMap, repeats: RepeatsInput | null, theme: Theme): void {
  const there = repeats !== null;
  const marks = repeats?.marks ?? null;
  const rings = repeats?.rings ?? null;
  const selected = repeats?.selected ?? null;
  const visible = repeats?.visible ?? false;

  useEffect(() => {
    if (map === null || style === 0 || marks === null || rings === null) return;
    for (const id of [REPEAT_SOURCE, CLUSTER_SOURCE]) {
      if (map.getSource(id) === undefined) map.addSource(id, { type: 'geojson', data: EMPTY });
    }
    void map.getSource<GeoJSONSource>(REPEAT_SOURCE)?.setData(repeatFeatures(marks, selected));
    void map.getSource<GeoJSONSource>(CLUSTER_SOURCE)?.setData(clusterFeatures(rings));
    return () => {
      for (const id of [REPEAT_SOURCE, CLUSTER_SOURCE]) void map.getSource<GeoJSONSource>(id)?.setData(EMPTY);
    };
  }, [map, style, marks, rings, selected]);

  useEffect(() => {
    if (map === null || style === 0 || !there) return;
    putLayers(map, repeatLayers(theme));
    for (const id of REPEAT_LAYER_IDS) setVisible(map, id, visible);
  }, [map, style, there, theme, visible]);
}
