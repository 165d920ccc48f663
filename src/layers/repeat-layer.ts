import type { LayerSpecification } from 'maplibre-gl';
import { BASE_PALETTE } from './base-palette';
import { rampColours } from './colour-scales';
import { layerId } from './layer-order';
import type { Theme } from './theme';

export const REPEAT_SOURCE = 'repeat-places';
export const CLUSTER_SOURCE = 'case-clusters';
export const REPEAT_LAYER_IDS = [
  layerId('cluster_area'),
  layerId('cluster_edge'),
  layerId('repeat_place'),
] as const;

/** A place as the map marks it. */
export interface RepeatMark {
  readonly lng: number;
  readonly lat: number;
  readonly cases: number;
  readonly grade: 'high' | 'middle' | 'repeat';
}

export function repeatFeatures(
  marks: readonly RepeatMark[],
  selected: number | null,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  return {
    type: 'FeatureCollection',
    features: marks.map(({ lng, lat, cases, grade }, index) => ({
      type: 'Feature',
      id: index,
      properties: { cases, grade, selected: index === selected },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  };
}

/** Outlines of clusters; one of fewer than three corners has no area and is left to its points. */
export function clusterFeatures(rings: readonly Float64Array[]): GeoJSON.FeatureCollection<GeoJSON.Polygon> {
  return {
    type: 'FeatureCollection',
    features: rings.flatMap((ring, index): GeoJSON.Feature<GeoJSON.Polygon>[] => {
      if (ring.length < 6) return [];
      const corners = Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!]);
      const coordinates = [[...corners, corners[0]!]];
      return [{ type: 'Feature', id: index, properties: {}, geometry: { type: 'Polygon', coordinates } }];
    }),
  };
}

/** Discs by number of cases (their area grows with it), coloured by grade. */
export function repeatLayers(theme: Theme): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  const [low, middle, high] = rampColours('hot', theme, 3);
  const area = rampColours('zones', theme, 3)[1]!;
  return [
    {
      id: layerId('cluster_area'),
      type: 'fill',
      source: CLUSTER_SOURCE,
      paint: { 'fill-color': area, 'fill-opacity': 0.3 },
    },
    {
      id: layerId('cluster_edge'),
      type: 'line',
      source: CLUSTER_SOURCE,
      paint: { 'line-color': area, 'line-width': 1.5 },
    },
    {
      id: layerId('repeat_place'),
      type: 'circle',
      source: REPEAT_SOURCE,
      layout: { 'circle-sort-key': ['get', 'cases'] },
      paint: {
        'circle-color': ['match', ['get', 'grade'], 'high', high!, 'middle', middle!, low!],
        'circle-radius': ['min', 16, ['+', 2, ['*', 1.1, ['sqrt', ['get', 'cases']]]]],
        'circle-opacity': 0.85,
        'circle-stroke-color': ['case', ['get', 'selected'], palette.selected, palette.land],
        'circle-stroke-width': ['case', ['get', 'selected'], 3, 1],
      },
    },
  ];
}
