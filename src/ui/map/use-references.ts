import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { type PreparedReference, prepareReference } from '../../layers/reference-features';
import { referenceLayers, referenceSourceId } from '../../layers/reference-layers';
import { putLayers, setVisible } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { ReferenceInput } from './map-view-props';
import type { LiveMap } from './use-map';

interface Shown {
  readonly layer: ReferenceInput['layer'];
  readonly prepared: Pick<PreparedReference, 'roles' | 'hasNames'>;
}

export function useReferences(
  { map, style }: LiveMap,
  references: readonly ReferenceInput[],
  theme: Theme,
): void {
  const shown = useRef({ style: 0, theme, byId: new Map<string, Shown>() });

  useEffect(() => {
    if (map === null || style === 0) return;
    if (shown.current.style !== style) shown.current = { style, theme, byId: new Map() };
    const { byId } = shown.current;
    const repainted = shown.current.theme !== theme;
    shown.current.theme = theme;

    for (const [id, { layer, prepared }] of byId) {
      if (references.some((wanted) => wanted.layer === layer)) continue;
      remove(map, id, referenceLayers(id, prepared, theme));
      byId.delete(id);
    }
    for (const { layer, visible } of references) {
      const known = byId.get(layer.id);
      if (known === undefined) byId.set(layer.id, { layer, prepared: add(map, layer, theme) });
      const layers = referenceLayers(layer.id, byId.get(layer.id)!.prepared, theme);
      if (known !== undefined && repainted) putLayers(map, layers);
      for (const { id } of layers) setVisible(map, id, visible);
    }
  }, [map, style, references, theme]);
}

/** Keeps the roles and lets the features go: the map has its own copy. */
function add(map: MapLibreMap, layer: ReferenceInput['layer'], theme: Theme): Shown['prepared'] {
  const { data, roles, hasNames } = prepareReference(layer);
  map.addSource(referenceSourceId(layer.id), { type: 'geojson', data, maxzoom: 15, buffer: 64 });
  putLayers(map, referenceLayers(layer.id, { roles, hasNames }, theme));
  return { roles, hasNames };
}

function remove(map: MapLibreMap, id: string, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) if (map.getLayer(layer.id) !== undefined) map.removeLayer(layer.id);
  map.removeSource(referenceSourceId(id));
}
