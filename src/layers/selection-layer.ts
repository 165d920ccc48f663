import type { LayerSpecification } from 'maplibre-gl';
import type { Extent, LngLat } from '../domain/place';
import { BASE_PALETTE } from './base-palette';
import { layerId } from './layer-order';
import type { Theme } from './theme';

export const SELECTION_SOURCE = 'selection';

/** The lasso's ring and the extent filter's box, as the filter has them, and the bounds of the area without boundaries. */
export function selectionFeatures(
  ring: readonly LngLat[] | null,
  box: Extent | null,
  bounds: Extent | null = null,
): GeoJSON.FeatureCollection<GeoJSON.Polygon> {
  const features: GeoJSON.Feature<GeoJSON.Polygon>[] = [];
  const add = (shape: 'lasso' | 'extent' | 'bounds', points: readonly LngLat[]) => {
    const closed = [...points, points[0]!].map(([lng, lat]) => [lng, lat]);
    features.push({
      type: 'Feature',
      properties: { shape },
      geometry: { type: 'Polygon', coordinates: [closed] },
    });
  };
  if (bounds !== null) add('bounds', cornersOf(bounds));
  if (box !== null) add('extent', cornersOf(box));
  if (ring !== null && ring.length >= 3) add('lasso', ring);
  return { type: 'FeatureCollection', features };
}

function cornersOf({ west, south, east, north }: Extent): readonly LngLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

export function selectionLayers(theme: Theme): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  return [
    {
      id: layerId('selection'),
      type: 'fill',
      source: SELECTION_SOURCE,
      filter: ['==', ['get', 'shape'], 'lasso'],
      paint: { 'fill-color': palette.selected, 'fill-opacity': 0.07 },
    },
    {
      id: layerId('selection', 'bounds'),
      type: 'line',
      source: SELECTION_SOURCE,
      filter: ['==', ['get', 'shape'], 'bounds'],
      paint: {
        'line-color': palette.selected,
        'line-width': 1,
        'line-opacity': 0.6,
        'line-dasharray': [6, 4],
      },
    },
    {
      id: layerId('selection', 'casing'),
      type: 'line',
      source: SELECTION_SOURCE,
      filter: ['!=', ['get', 'shape'], 'bounds'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 4, 'line-opacity': 0.7 },
    },
    {
      id: layerId('selection', 'edge'),
      type: 'line',
      source: SELECTION_SOURCE,
      filter: ['!=', ['get', 'shape'], 'bounds'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selected, 'line-width': 1.8, 'line-dasharray': [3, 1.6] },
    },
  ];
}
