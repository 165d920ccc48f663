import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { BASE_PALETTE } from './base-palette';
import type { HotspotScaleName } from './hotspot-scale';
import { hotspotScale } from './hotspot-scale';
import { layerId } from './layer-order';
import type { SwatchLegend } from './legend';
import type { Theme } from './theme';

export const HOTSPOT_SOURCE = 'hotspots';
export const HOTSPOT_CELL_SOURCE = 'hotspot-cell';
export const HOTSPOT_LAYER_IDS = [
  layerId('hotspot_fill'),
  layerId('hotspot_line'),
  layerId('hotspot_cell'),
] as const;

const FILL_OPACITY = 0.78;
const LINE_PIXELS = 5;

export function hotspotLayers(scale: HotspotScaleName, theme: Theme): readonly LayerSpecification[] {
  const entries = hotspotScale(scale, theme);
  const colour = [
    'match',
    ['get', 'code'],
    ...entries.flatMap(({ code, colour: own }) => [code, own]),
    'rgba(0,0,0,0)',
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: layerId('hotspot_fill'),
      type: 'fill',
      source: HOTSPOT_SOURCE,
      filter: ['!=', ['geometry-type'], 'LineString'],
      paint: { 'fill-color': colour, 'fill-opacity': FILL_OPACITY, 'fill-antialias': false },
    },
    {
      id: layerId('hotspot_line'),
      type: 'line',
      source: HOTSPOT_SOURCE,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': colour,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, LINE_PIXELS / 2, 15, 2 * LINE_PIXELS],
      },
    },
    {
      id: layerId('hotspot_cell'),
      type: 'line',
      source: HOTSPOT_CELL_SOURCE,
      paint: { 'line-color': BASE_PALETTE[theme].selected, 'line-width': 3 },
    },
  ];
}

const LEGEND_TITLES = { bins: 'hotspots', quadrants: 'local_moran', emerging: 'emerging' } as const;

/** `names` by code in the reader's language; a code without one is left out of the legend. */
export function hotspotLegend(
  names: ReadonlyMap<number, string>,
  scale: HotspotScaleName,
  theme: Theme,
): SwatchLegend {
  return {
    kind: 'swatches',
    title: LEGEND_TITLES[scale],
    unit: null,
    opacity: FILL_OPACITY,
    entries: hotspotScale(scale, theme).flatMap(({ code, colour }) => {
      const name = names.get(code);
      return name === undefined ? [] : [{ colour, from: null, to: null, name }];
    }),
  };
}
