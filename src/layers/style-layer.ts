import type {
  AllPaintProperties,
  LayerSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from 'maplibre-gl';
import { BASE_PALETTE } from './base-palette';
import { insertBefore } from './layer-order';
import type { Theme } from './theme';

export const BACKGROUND_LAYER_ID = 'background';

/** Land and nothing else: no glyphs, sprites or tiles are ever asked for. */
export function baseStyle(theme: Theme): StyleSpecification {
  return { version: 8, sources: {}, layers: [backgroundLayer(theme)] };
}

export function backgroundLayer(theme: Theme): LayerSpecification {
  return {
    id: BACKGROUND_LAYER_ID,
    type: 'background',
    paint: { 'background-color': BASE_PALETTE[theme].land },
  };
}

/** Adds each layer at its rank, or repaints it where it is there already: the way a theme changes. */
export function putLayers(map: MapLibreMap, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) {
    if (map.getLayer(layer.id) === undefined) map.addLayer(layer, insertBefore(orderAbove(map), layer.id));
    else repaint(map, layer);
  }
}

/** Bottom-up order without the background, which has no rank and stays lowest. */
export function orderAbove(map: MapLibreMap): string[] {
  return map.getLayersOrder().filter((id) => id !== BACKGROUND_LAYER_ID);
}

export function repaint(map: MapLibreMap, layer: LayerSpecification): void {
  for (const [property, value] of Object.entries(layer.paint ?? {})) {
    map.setPaintProperty(layer.id, property as keyof AllPaintProperties, value);
  }
}

export function setVisible(map: MapLibreMap, id: string, visible: boolean): void {
  if (map.getLayer(id) !== undefined) map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none');
}
