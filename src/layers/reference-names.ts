import type { ExpressionSpecification } from 'maplibre-gl';
import type { BasePalette } from './base-palette';
import { LABEL_FONT, LABEL_FONT_BOLD, LABEL_FONT_MEDIUM } from './label-font';
import { layerId } from './layer-order';
import { type RoleLayer, roleIs } from './role-layer';

const NAME: ExpressionSpecification = ['get', 'name'];

/** Names of roads and rivers along their lines, of water, parks, places and single features at a point. */
export function referenceNameLayers(id: string, source: string, palette: BasePalette): RoleLayer[] {
  const halo = (colour: string, width = 1.3) => ({
    'text-color': colour,
    'text-halo-color': palette.halo,
    'text-halo-width': width,
    'text-halo-blur': 0.3,
  });
  return [
    {
      roles: ['road'],
      layer: {
        id: layerId('road_name', id),
        type: 'symbol',
        source,
        minzoom: 12,
        filter: roleIs('road'),
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 320,
          'symbol-sort-key': ['-', 0, ['get', 'order']],
          'text-field': NAME,
          'text-font': LABEL_FONT,
          'text-size': [
            'interpolate',
            ['linear'],
            ['zoom'],
            12,
            ['match', ['get', 'class'], ['motorway', 'trunk', 'primary'], 10.5, 9.5],
            17,
            ['match', ['get', 'class'], ['motorway', 'trunk', 'primary'], 13.5, 12],
          ],
          'text-letter-spacing': 0.08,
          'text-padding': 6,
          'text-max-angle': 35,
          'text-pitch-alignment': 'viewport',
        },
        paint: halo(palette.text),
      },
    },
    {
      roles: ['water', 'waterway'],
      layer: {
        id: layerId('water_name', id),
        type: 'symbol',
        source,
        minzoom: 10,
        filter: roleIs('waterway'),
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 480,
          'text-field': NAME,
          'text-font': LABEL_FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 16, 14],
          'text-letter-spacing': 0.3,
          'text-padding': 12,
        },
        paint: halo(palette.waterText, 1),
      },
    },
    {
      roles: ['water'],
      layer: {
        id: layerId('water_name', `${id}:area`),
        type: 'symbol',
        source,
        minzoom: 11,
        filter: roleIs('water'),
        layout: {
          'text-field': NAME,
          'text-font': LABEL_FONT,
          'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 16, 14],
          'text-letter-spacing': 0.2,
          'text-max-width': 8,
          'text-padding': 40,
        },
        paint: halo(palette.waterText, 1),
      },
    },
    {
      roles: ['park'],
      layer: {
        id: layerId('park_name', id),
        type: 'symbol',
        source,
        minzoom: 14,
        filter: roleIs('park'),
        layout: {
          'text-field': NAME,
          'text-font': LABEL_FONT,
          'text-size': 11,
          'text-max-width': 7,
          'text-padding': 16,
        },
        paint: halo(palette.parkText, 1.1),
      },
    },
    {
      roles: ['dot', 'building'],
      layer: {
        id: layerId('feature_name', id),
        type: 'symbol',
        source,
        minzoom: 16,
        filter: roleIs('dot', 'building'),
        layout: {
          'text-field': NAME,
          'text-font': LABEL_FONT,
          'text-size': 10.5,
          'text-max-width': 8,
          'text-variable-anchor': ['top', 'bottom', 'left', 'right', 'center'],
          'text-radial-offset': 0.5,
          'text-padding': 6,
        },
        paint: halo(palette.text, 1.1),
      },
    },
    {
      roles: ['place'],
      layer: {
        id: layerId('place_name', id),
        type: 'symbol',
        source,
        // Communities are many and often zones as well: below this zoom their names would bury the streets'.
        filter: [
          'all',
          roleIs('place'),
          ['any', ['!=', ['get', 'class'], 'community'], ['>=', ['zoom'], 14]],
        ],
        layout: {
          'text-field': NAME,
          'text-font': ['step', ['zoom'], ['literal', LABEL_FONT_MEDIUM], 13, ['literal', LABEL_FONT_BOLD]],
          'text-size': ['interpolate', ['linear'], ['zoom'], 9, 12, 15, 16],
          'text-letter-spacing': 0.1,
          'text-max-width': 8,
          'text-padding': 8,
        },
        paint: halo(palette.textStrong, 1.6),
      },
    },
  ];
}
