import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { LngLat } from '../../domain/place';
import { lassoRing } from '../../layers/lasso-ring';
import type { Theme } from '../../layers/theme';

/** Draws one ring while `drawing`; a press without a ring leaves drawing on. */
export function useLasso(
  map: MapLibreMap | null,
  drawing: boolean,
  theme: Theme,
  onFinish: (ring: readonly LngLat[]) => void,
  onCancel: () => void,
): void {
  const handlers = useRef({ onFinish, onCancel });
  handlers.current = { onFinish, onCancel };

  useEffect(() => {
    if (map === null || !drawing) return;
    let stop: (() => void) | undefined;
    let left = false;
    void import('./lasso-drawing').then(({ startLasso }) => {
      if (left) return;
      stop = startLasso(map, theme, (drawn) => {
        const ring = lassoRing(drawn);
        if (ring !== null) handlers.current.onFinish(ring);
      });
    });
    const cancelOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      handlers.current.onCancel();
    };
    window.addEventListener('keydown', cancelOnEscape, true);
    return () => {
      left = true;
      stop?.();
      window.removeEventListener('keydown', cancelOnEscape, true);
    };
  }, [map, drawing, theme]);
}
