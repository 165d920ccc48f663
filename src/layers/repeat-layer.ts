import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LngLat } from '../domain/place';
import { BASE_PALETTE } from './base-palette';
import { rampColours } from './colour-scales';
import { layerId } from './layer-order';
import type { SwatchLegend } from './legend';
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

/** Colours of the grades, the highest first; `names` likewise in the reader's language. */
export function repeatLegend(names: readonly string[], theme: Theme): SwatchLegend {
  const colours = [...rampColours('hot', theme, 3)].reverse();
  return {
    kind: 'swatches',
    title: 'repeats',
    unit: null,
    opacity: 0.95,
    entries: names.map((name, at) => ({ colour: colours[at]!, from: null, to: null, name })),
  };
}

/** Radius by area: so many pixels for one case. */
function cases(pixels: number): ExpressionSpecification {
  return ['*', pixels, ['sqrt', ['get', 'cases']]];
}

const METRES_PER_DEGREE = 111_195;
const CORNERS = 48;

/** Circle on the ground, lng, lat interleaved, open. */
export function circleRing([lng, lat]: LngLat, radiusMetres: number): Float64Array {
  const up = radiusMetres / METRES_PER_DEGREE;
  const along = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const ring = new Float64Array(2 * CORNERS);
  for (let corner = 0; corner < CORNERS; corner++) {
    const angle = (2 * Math.PI * corner) / CORNERS;
    ring[2 * corner] = lng + along * Math.cos(angle);
    ring[2 * corner + 1] = lat + up * Math.sin(angle);
  }
  return ring;
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
      paint: { 'fill-color': area, 'fill-opacity': 0.14 },
    },
    {
      id: layerId('cluster_edge'),
      type: 'line',
      source: CLUSTER_SOURCE,
      paint: { 'line-color': area, 'line-width': 2 },
    },
    {
      id: layerId('repeat_place'),
      type: 'circle',
      source: REPEAT_SOURCE,
      layout: { 'circle-sort-key': ['get', 'cases'] },
      paint: {
        'circle-color': ['match', ['get', 'grade'], 'high', high!, 'middle', middle!, low!],
        // A city of ten thousand places: from afar those of high frequency stand out of a fine stipple.
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          10,
          ['match', ['get', 'grade'], 'high', ['min', 8, ['+', 2, cases(0.45)]], 1.2],
          13,
          ['match', ['get', 'grade'], 'high', ['min', 12, ['+', 3, cases(0.8)]], 2.2],
          16,
          ['min', 18, ['+', 4, cases(1.2)]],
        ],
        'circle-opacity': ['match', ['get', 'grade'], 'high', 0.95, 0.75],
        'circle-stroke-color': ['case', ['get', 'selected'], palette.selected, palette.land],
        'circle-stroke-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          12,
          ['case', ['get', 'selected'], 3, ['==', ['get', 'grade'], 'high'], 1, 0.25],
          15,
          ['case', ['get', 'selected'], 3, 1],
        ],
      },
    },
  ];
}
