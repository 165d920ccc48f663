import type { GeoJSONSource } from 'maplibre-gl';
import { useEffect } from 'react';
import { NO_CUTS } from '../../domain/pending-cuts';
import { PLAN_CUT_SOURCE, planCutFeatures, planCutLayers } from '../../layers/plan-cuts';
import { putLayers } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import { reshapeDrawing } from '../../state/reshape-commands';
import { useApp, useAppState } from '../../state/use-app';
import type { LiveMap } from './use-map';

/** Cuts and joins of segments that wait to be adopted; nothing is put on the map while there are none. */
export function usePlanCuts({ map, style }: LiveMap, theme: Theme): void {
  const app = useApp();
  const steps = useAppState((state) => state.plans.reshape.steps);
  const aim = useAppState((state) => state.plans.reshape.aim);
  const mode = useAppState((state) => state.plans.reshape.mode);
  const drawn = steps.length > 0 || aim !== null;

  useEffect(() => {
    if (map === null || style === 0 || !drawn) return;
    map.addSource(PLAN_CUT_SOURCE, { type: 'geojson', data: planCutFeatures(NO_CUTS) });
    const layers = planCutLayers(theme);
    putLayers(map, layers);
    return () => {
      for (const { id } of layers) if (map.getLayer(id) !== undefined) map.removeLayer(id);
      if (map.getSource(PLAN_CUT_SOURCE) !== undefined) map.removeSource(PLAN_CUT_SOURCE);
    };
  }, [map, style, theme, drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is read from the state that these are of
  useEffect(() => {
    if (map === null || style === 0 || !drawn) return;
    void map.getSource<GeoJSONSource>(PLAN_CUT_SOURCE)?.setData(planCutFeatures(reshapeDrawing(app)));
  }, [app, map, style, theme, drawn, steps, aim, mode]);
}
