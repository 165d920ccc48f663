import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import { layerId } from '../../layers/layer-order';
import { PLAN_NAME_SOURCE, planNameFeatures, planNameLayers } from '../../layers/plan-names';
import { putLayers } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { PlanDesk } from '../../state/plan-state';
import type { LiveMap } from './use-map';

/** Zones' names, laid out anew after each command. */
export function usePlanNames({ map, style }: LiveMap, desk: PlanDesk, revision: number, theme: Theme): void {
  useEffect(() => {
    if (map === null || style === 0) return;
    map.addSource(PLAN_NAME_SOURCE, { type: 'geojson', data: planNameFeatures([]) });
    return () => {
      if (map.getLayer(layerId('plan_name')) !== undefined) map.removeLayer(layerId('plan_name'));
      if (map.getSource(PLAN_NAME_SOURCE) !== undefined) map.removeSource(PLAN_NAME_SOURCE);
    };
  }, [map, style]);

  useEffect(() => {
    if (map !== null && style > 0) putLayers(map, planNameLayers(theme));
  }, [map, style, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the desk's arrays have changed
  useEffect(() => {
    if (map === null || style === 0) return;
    void map.getSource<GeoJSONSource>(PLAN_NAME_SOURCE)?.setData(planNameFeatures(desk.places()));
  }, [map, style, desk, revision]);
}
