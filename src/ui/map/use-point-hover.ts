import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useRef } from 'react';

/** Picking draws the points once more: it is done when the pointer rests this long. */
const REST_MS = 60;

/** The row of the point under the resting pointer, null beside points; not asked where `onHover` is absent. */
export function usePointHover(
  map: MapLibreMap | null,
  enabled: boolean,
  pick: (x: number, y: number) => number | null,
  onHover: ((rowId: number | null) => void) | undefined,
): void {
  const tell = useRef(onHover);
  tell.current = onHover;
  const asked = enabled && onHover !== undefined;
  useEffect(() => {
    if (map === null || !asked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: number | null = null;
    const found = (rowId: number | null) => {
      if (rowId !== last) tell.current?.(rowId);
      last = rowId;
    };
    const move = ({ point }: MapMouseEvent) => {
      clearTimeout(timer);
      timer = setTimeout(() => found(map.isMoving() ? null : pick(point.x, point.y)), REST_MS);
    };
    const leave = () => {
      clearTimeout(timer);
      found(null);
    };
    map.on('mousemove', move);
    map.on('mouseout', leave);
    return () => {
      leave();
      map.off('mousemove', move);
      map.off('mouseout', leave);
    };
  }, [map, asked, pick]);
}
