import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { BASE_PALETTE } from './base-palette';
import { LABEL_FONT_MEDIUM } from './label-font';
import { layerId } from './layer-order';
import type { Theme } from './theme';

export const ZONE_SOURCE = 'zones';
export const ZONE_EDGE_SOURCE = 'zone-edges';
export const ZONE_NAME_SOURCE = 'zone-names';
export const ZONE_EMPHASIS_SOURCE = 'zone-emphasis';
export const ZONE_FILL_LAYER_ID = layerId('zone_fill');
/** From here on a name is followed by its count. */
export const ZONE_COUNT_ZOOM = 13;

export interface ZonesLook {
  readonly theme: Theme;
  /** One per class; a zone's class is its feature state `class`, -1 or none has no fill. */
  readonly colours: readonly string[];
  /** 0..1 */
  readonly fillOpacity: number;
}

export const ZONE_LAYER_IDS = [
  layerId('zone_fill'),
  layerId('zone_edge'),
  layerId('zone_emphasis'),
  layerId('zone_name'),
  layerId('zone_name', 'count'),
] as const;

export function zoneLayers({ theme, colours, fillOpacity }: ZonesLook): readonly LayerSpecification[] {
  const palette = BASE_PALETTE[theme];
  const namePaint = {
    'text-color': palette.zoneText,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.6,
    'text-halo-blur': 0.2,
  };
  return [
    {
      id: layerId('zone_fill'),
      type: 'fill',
      source: ZONE_SOURCE,
      paint: {
        'fill-color': classColour(colours),
        'fill-opacity': fillOpacity,
        // The edges have a layer of their own; anti-aliasing would draw each of them twice more.
        'fill-antialias': false,
      },
    },
    {
      id: layerId('zone_edge'),
      type: 'line',
      source: ZONE_EDGE_SOURCE,
      paint: {
        'line-color': fillOpacity > 0 ? palette.zoneEdgeOnFill : palette.zoneEdge,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.3, 12, fillOpacity > 0 ? 0.8 : 0.55],
        'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.4, 12, 0.8, 15, 1.4],
      },
    },
    {
      id: layerId('zone_emphasis'),
      type: 'line',
      source: ZONE_EMPHASIS_SOURCE,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'emphasis'], 'selected', palette.selected, palette.hovered],
        'line-width': ['match', ['get', 'emphasis'], 'selected', 3, 1.6],
      },
    },
    {
      id: layerId('zone_name'),
      type: 'symbol',
      source: ZONE_NAME_SOURCE,
      filter: ['>=', ['zoom'], ['get', 'from']],
      maxzoom: ZONE_COUNT_ZOOM,
      layout: nameLayout(['get', 'name']),
      paint: namePaint,
    },
    {
      id: layerId('zone_name', 'count'),
      type: 'symbol',
      source: ZONE_NAME_SOURCE,
      filter: ['>=', ['zoom'], ['get', 'from']],
      minzoom: ZONE_COUNT_ZOOM,
      layout: nameLayout([
        'case',
        ['has', 'count'],
        [
          'format',
          ['get', 'name'],
          {},
          '\n',
          {},
          ['number-format', ['get', 'count'], { 'max-fraction-digits': 0 }],
          { 'font-scale': 0.88 },
        ],
        ['get', 'name'],
      ]),
      paint: namePaint,
    },
  ];
}

/** Sets the feature state of the zones whose class differs from `before` (null: all). Gives how many. */
export function paintZoneClasses(map: MapLibreMap, before: Int8Array | null, after: Int8Array): number {
  let changed = 0;
  for (let index = 0; index < after.length; index += 1) {
    if ((before === null ? -1 : before[index]) === after[index]) continue;
    map.setFeatureState({ source: ZONE_SOURCE, id: index }, { class: after[index]! });
    changed += 1;
  }
  return changed;
}

function classColour(colours: readonly string[]): ExpressionSpecification {
  const none = 'rgba(0,0,0,0)';
  return [
    'match',
    ['number', ['feature-state', 'class'], -1],
    0,
    colours[0] ?? none,
    ...colours.slice(1).flatMap((colour, i) => [i + 1, colour]),
    none,
  ] as ExpressionSpecification;
}

function nameLayout(text: ExpressionSpecification) {
  return {
    'text-field': text,
    'text-font': LABEL_FONT_MEDIUM,
    'text-size': [
      'interpolate',
      ['linear'],
      ['zoom'],
      9,
      10.5,
      12,
      12,
      15,
      14,
    ] satisfies ExpressionSpecification,
    'text-max-width': 7,
    'text-line-height': 1.25,
    'text-padding': 3,
    // Where names compete the larger zone keeps its own.
    'symbol-sort-key': ['-', 0, ['get', 'area']] satisfies ExpressionSpecification,
  };
}
