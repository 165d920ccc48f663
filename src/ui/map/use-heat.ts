import { useEffect, useRef } from 'react';
import { createHeatLayer, type HeatLayer } from '../../layers/heat-layer';
import { insertBefore } from '../../layers/layer-order';
import { orderAbove } from '../../layers/style-layer';
import type { Theme } from '../../layers/theme';
import type { HeatInput } from './map-view-props';
import type { LiveMap } from './use-map';

const FIRST_DRAW = 'shirong:first-draw';

export interface HeatDrawing {
  /** The heat is on the screen as asked for. */
  readonly isDrawn: () => boolean;
  /** It will be, without a frame of the map's own. */
  readonly comesAlone: () => boolean;
}

export function useHeat({ map, style }: LiveMap, heat: HeatInput | null, theme: Theme): HeatDrawing {
  const layer = useRef<HeatLayer | null>(null);
  const asked = useRef(heat);
  asked.current = heat;

  useEffect(() => {
    if (map === null || style === 0) return;
    // The map rests with the new heat; where it still loads, its own frames go on and end in the same event.
    const created = createHeatLayer(() => {
      if (map.loaded() && !map.isMoving()) map.fire('idle');
    });
    layer.current = created;
    map.addLayer(created, insertBefore(orderAbove(map), created.id));
    map.addLayer(created.above, insertBefore(orderAbove(map), created.above.id));
    const measureFirstDraw = () => {
      if (created.drawn() === null) return;
      map.off('render', measureFirstDraw);
      if (performance.getEntriesByName(FIRST_DRAW).length === 0) {
        performance.measure(FIRST_DRAW, { start: 0, end: performance.now() });
      }
    };
    map.on('render', measureFirstDraw);
    return () => {
      map.off('render', measureFirstDraw);
      layer.current = null;
    };
  }, [map, style]);

  const answer = heat?.answer ?? null;
  const domainMax = heat?.domainMax ?? 1;
  const visible = heat?.visible ?? false;
  const opacity = heat?.opacity ?? 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new style has a new layer to show things on
  useEffect(() => {
    layer.current?.show({ answer, domainMax, visible, opacity, theme });
  }, [style, answer, domainMax, visible, opacity, theme]);

  const drawing = useRef<HeatDrawing>({
    isDrawn() {
      const wanted = asked.current;
      if (wanted === null || !wanted.visible) return true;
      return wanted.answer !== null && layer.current?.drawn() === wanted.answer;
    },
    comesAlone: () => layer.current?.isDrawingAlone() === true,
  });
  return drawing.current;
}
