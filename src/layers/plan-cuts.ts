import type { LayerSpecification } from 'maplibre-gl';
import type { PendingCuts } from '../domain/pending-cuts';
import type { LngLat } from '../domain/place';
import { BASE_PALETTE } from './base-palette';
import { layerId } from './layer-order';
import type { Theme } from './theme';

export const PLAN_CUT_SOURCE = 'plan-cuts';

export function planCutFeatures({ cuts, joined, chosen, aim }: PendingCuts): GeoJSON.FeatureCollection {
  const lines = (kind: string, list: PendingCuts['joined']) =>
    list
      .filter((line) => line.length >= 2)
      .map((line) => feature(kind, { type: 'LineString', coordinates: line.map((at) => [...at]) }));
  const dots = (kind: string, list: readonly LngLat[]) =>
    list.map((at) => feature(kind, { type: 'Point', coordinates: [...at] }));
  return {
    type: 'FeatureCollection',
    features: [
      ...lines('joined', joined),
      ...lines('chosen', [chosen]),
      ...dots('cut', cuts),
      ...dots('aim', aim === null ? [] : [aim]),
    ],
  };
}

function feature(kind: string, geometry: GeoJSON.Geometry): GeoJSON.Feature {
  return { type: 'Feature', properties: { kind }, geometry };
}

/** Joined lines are drawn whole, cuts as dots; what is only aimed at is hollow. */
export function planCutLayers(theme: Theme): readonly LayerSpecification[] {
  const { selected, halo } = BASE_PALETTE[theme];
  const line = (part: string, width: number, colour: string): LayerSpecification => ({
    id: layerId('feature_line', `${PLAN_CUT_SOURCE}-${part}`),
    type: 'line',
    source: PLAN_CUT_SOURCE,
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': ['match', ['get', 'kind'], 'chosen', width + 1, width],
    },
  });
  return [
    line('halo', 7, halo),
    line('line', 3.5, selected),
    {
      id: layerId('feature_dot', PLAN_CUT_SOURCE),
      type: 'circle',
      source: PLAN_CUT_SOURCE,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 6,
        'circle-color': ['match', ['get', 'kind'], 'aim', halo, selected],
        'circle-stroke-color': ['match', ['get', 'kind'], 'aim', selected, halo],
        'circle-stroke-width': 2.5,
      },
    },
  ];
}
