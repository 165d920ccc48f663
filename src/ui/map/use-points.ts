import { useEffect, useRef } from 'react';
import type { PointsOverlay } from '../../layers/points-layer';
import type { Theme } from '../../layers/theme';
import type { PointsInput } from './map-view-props';
import type { LiveMap } from './use-map';

/** Gives a function that finds the row of the point at a place of the map in CSS pixels. */
export function usePoints(
  { map, style }: LiveMap,
  points: PointsInput | null,
  theme: Theme,
): (x: number, y: number) => number | null {
  const overlay = useRef<PointsOverlay | null>(null);
  const answer = points?.answer ?? null;
  const colourRanks = points?.colourRanks ?? null;
  const wanted = points?.visible === true && points.answer.rowIds.length > 0;

  useEffect(() => {
    if (map === null || style === 0 || !wanted || answer === null || colourRanks === null) {
      overlay.current?.remove();
      overlay.current = null;
      return;
    }
    const view = { answer, colourRanks, theme };
    if (overlay.current !== null) {
      overlay.current.show(view);
      return;
    }
    let left = false;
    void import('../../layers/points-layer').then(({ createPointsOverlay }) => {
      if (left) return;
      overlay.current ??= createPointsOverlay(map);
      overlay.current.show(view);
    });
    return () => {
      left = true;
    };
  }, [map, style, wanted, answer, colourRanks, theme]);

  const pick = useRef((x: number, y: number) => overlay.current?.pick(x, y) ?? null);
  return pick.current;
}
