import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  follow,
  positionAtLogical,
  reveal,
  SCROLL_START,
  type ScrollGeometry,
  type ScrollPosition,
} from './scroll-scale';

export interface ScaledScroll {
  readonly position: ScrollPosition;
  readonly onScroll: () => void;
  readonly show: (row: number) => void;
}

/** When scrolling rests this long, the thumb is put where its rows are in proportion. */
const REST_MS = 180;

/** The scroll position of a table of any length; `version` takes it back to the top. */
export function useScaledScroll(
  scroller: RefObject<HTMLElement | null>,
  geometry: ScrollGeometry,
  version: string,
): ScaledScroll {
  const [position, setPosition] = useState(SCROLL_START);
  const latest = useRef({ position, geometry });
  useLayoutEffect(() => {
    latest.current.geometry = geometry;
  });

  const put = useCallback((next: ScrollPosition) => {
    latest.current.position = next;
    setPosition(next);
  }, []);
  const move = useCallback(
    (next: ScrollPosition) => {
      const element = scroller.current;
      if (element === null) return;
      put(next);
      element.scrollTop = next.physical;
    },
    [put, scroller],
  );

  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = latest.current.position;
    const next = follow(latest.current.geometry, before, element.scrollTop);
    if (next.physical !== before.physical || next.logical !== before.logical) put(next);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      const now = latest.current;
      const aligned = positionAtLogical(now.geometry, now.position.logical);
      // The ends are where they are; a fraction of a pixel is the screen's own rounding.
      if (aligned.physical > 0 && Math.abs(aligned.physical - now.position.physical) >= 1) move(aligned);
    }, REST_MS);
  }, [move, put, scroller]);
  useEffect(() => () => clearTimeout(rest.current), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version begins at the top
  useLayoutEffect(() => move(SCROLL_START), [version, move]);

  const show = useCallback(
    (row: number) => {
      const { geometry: now, position: before } = latest.current;
      const next = reveal(now, before, row);
      if (next !== before) move(next);
    },
    [move],
  );
  return { position, onScroll, show };
}
