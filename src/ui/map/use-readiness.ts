import { type RefObject, useEffect, useRef } from 'react';
import type { HeatDrawing } from './use-heat';
import type { LiveMap } from './use-map';

/**
 * Sets `data-ready` on the element: "true" once everything that was asked for is on the screen and the map rests,
 * "false" from the moment that `asked` changes.
 */
export function useReadiness(
  element: RefObject<HTMLElement | null>,
  { map, style }: LiveMap,
  asked: readonly unknown[],
  heat: HeatDrawing,
  onReady: (() => void) | undefined,
): void {
  const told = useRef(false);
  const tell = useRef(onReady);
  tell.current = onReady;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is a list of dependencies
  useEffect(() => {
    const root = element.current;
    if (root === null) return;
    root.dataset.ready = 'false';
    if (map === null || style === 0) return;
    const rest = () => {
      if (!heat.isDrawn()) return;
      map.off('idle', rest);
      root.dataset.ready = 'true';
      if (told.current) return;
      told.current = true;
      tell.current?.();
    };
    map.on('idle', rest);
    if (!heat.comesAlone()) map.triggerRepaint();
    return () => {
      map.off('idle', rest);
    };
  }, [map, style, heat, ...asked]);
}
