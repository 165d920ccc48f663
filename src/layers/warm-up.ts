import type { LayerSpecification } from 'maplibre-gl';
import type { Extent } from '../domain/place';

export const WARM_UP_SOURCE = 'warm-up';
const CLEAR = 'rgba(0,0,0,0)';

/**
 * The same layers over another source, without colour, and shown at every zoom: MapLibre links a program when a layer's kind and
 * its data-driven properties are drawn for the first time, which may take a tenth of a second each.
 */
export function warmUpLayers(layers: readonly LayerSpecification[]): readonly LayerSpecification[] {
  return layers.flatMap((layer) => {
    if (layer.type === 'background') return [];
    const paint = Object.entries(layer.paint ?? {}).map(([property, value]) => [
      property,
      property.endsWith('-color') ? cleared(value) : value,
    ]);
    const { minzoom: _min, maxzoom: _max, filter: _filter, ...rest } = layer as LayerSpecification & Zoomed;
    return [
      {
        ...rest,
        id: `${WARM_UP_SOURCE}:${layer.id}`,
        source: WARM_UP_SOURCE,
        paint: Object.fromEntries(paint),
      } as LayerSpecification,
    ];
  });
}

interface Zoomed {
  readonly filter?: unknown;
}

/** A colour that depends on the feature still does: it is other code on the graphics than one that does not. */
function cleared(colour: unknown): unknown {
  if (!Array.isArray(colour) || colour[0] !== 'match') return CLEAR;
  return colour.map((part, at) => {
    const isOutput = at > 2 && (at % 2 === 1 || at === colour.length - 1);
    return isOutput ? CLEAR : part;
  });
}

/** An area, its edge and a name in the middle of the extent, with every property that layers of zones read. */
export function warmUpFeatures({ west, south, east, north }: Extent): GeoJSON.FeatureCollection {
  const lng = (share: number) => west + (east - west) * share;
  const lat = (share: number) => south + (north - south) * share;
  const ring = [
    [lng(0.4), lat(0.4)],
    [lng(0.6), lat(0.4)],
    [lng(0.6), lat(0.6)],
    [lng(0.4), lat(0.4)],
  ];
  const properties = { name: '网格', count: 1, from: 0, area: 1, emphasis: 'selected' };
  const geometries: readonly GeoJSON.Geometry[] = [
    { type: 'Polygon', coordinates: [ring] },
    { type: 'LineString', coordinates: ring },
    { type: 'Point', coordinates: [lng(0.5), lat(0.5)] },
  ];
  return {
    type: 'FeatureCollection',
    features: geometries.map((geometry, id) => ({ type: 'Feature', id, properties, geometry })),
  };
}
