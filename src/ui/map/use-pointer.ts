import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { ZONE_FILL_LAYER_ID } from '../../layers/zones-layer';

export interface Hovered {
  readonly zoneIndex: number;
  /** CSS pixels from the map's top left. */
  readonly x: number;
  readonly y: number;
}

/** The zone under the pointer (null while the map moves or `enabled` is off), and clicks that a drawing does not own. */
export function usePointer(
  map: MapLibreMap | null,
  enabled: boolean,
  onClick: (place: { readonly x: number; readonly y: number; readonly zoneIndex: number | null }) => void,
): Hovered | null {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const click = useRef(onClick);
  click.current = onClick;

  useEffect(() => {
    if (map === null || !enabled) {
      setHovered(null);
      return;
    }
    let frame = 0;
    const leave = () => {
      cancelAnimationFrame(frame);
      frame = 0;
      setHovered(null);
      map.getCanvas().style.cursor = '';
    };
    const move = (event: MapMouseEvent) => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (map.isMoving()) return;
        const zoneIndex = zoneAt(map, event);
        setHovered(zoneIndex === null ? null : { zoneIndex, x: event.point.x, y: event.point.y });
        map.getCanvas().style.cursor = zoneIndex === null ? '' : 'pointer';
      });
    };
    // Letting go of a lasso is a click as well, of a press that this handler never saw.
    let pressed = false;
    const press = () => {
      pressed = true;
    };
    const release = (event: MapMouseEvent) => {
      if (!pressed) return;
      pressed = false;
      click.current({ x: event.point.x, y: event.point.y, zoneIndex: zoneAt(map, event) });
    };
    map.on('mousemove', move);
    map.on('mouseout', leave);
    map.on('movestart', leave);
    map.on('mousedown', press);
    map.on('touchstart', press);
    map.on('click', release);
    return () => {
      leave();
      map.off('mousemove', move);
      map.off('mouseout', leave);
      map.off('movestart', leave);
      map.off('mousedown', press);
      map.off('touchstart', press);
      map.off('click', release);
    };
  }, [map, enabled]);

  return hovered;
}

function zoneAt(map: MapLibreMap, event: MapMouseEvent): number | null {
  if (map.getLayer(ZONE_FILL_LAYER_ID) === undefined) return null;
  const id = map.queryRenderedFeatures(event.point, { layers: [ZONE_FILL_LAYER_ID] })[0]?.id;
  return typeof id === 'number' ? id : null;
}
