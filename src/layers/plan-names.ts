import type { LayerSpecification } from 'maplibre-gl';
import { BASE_PALETTE } from './base-palette';
import { LABEL_FONT_MEDIUM } from './label-font';
import { layerId } from './layer-order';
import type { Theme } from './theme';

export const PLAN_NAME_SOURCE = 'plan-names';

/** Where a zone's name stands, and how many units it has: larger zones keep theirs where names compete. */
export interface ZonePlace {
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly units: number;
}

export function planNameFeatures(places: readonly ZonePlace[]): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: places.map(({ name, lng, lat, units }) => ({
      type: 'Feature',
      properties: { name, units },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  };
}

export function planNameLayers(theme: Theme): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  return [
    {
      id: layerId('plan_name'),
      type: 'symbol',
      source: PLAN_NAME_SOURCE,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': LABEL_FONT_MEDIUM,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 13, 13, 15, 16, 19],
        'text-max-width': 8,
        'text-padding': 4,
        'symbol-sort-key': ['-', 0, ['get', 'units']],
      },
      paint: {
        'text-color': palette.zoneText,
        'text-halo-color': palette.halo,
        'text-halo-width': 2.4,
      },
    },
  ];
}
