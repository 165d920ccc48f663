import { useCallback, useEffect, useRef, useState } from 'react';
import { type Span, shiftSpan } from '../../charts/brush';
import { addUnits, type ChartUnit, unitsBetween } from '../../charts/calendar';
import type { BrushPhase } from './time-brush';

/** Between two steps at speed 1: long enough for the linked views to be looked at, not only answered. */
const STEP_MS = 700;

export interface Playback {
  readonly playing: boolean;
  readonly toggle: () => void;
}

/** Moves the selection by one unit at a time until it meets the end of the data; the whole run is one gesture. */
export function usePlayback(
  selection: Span | null,
  unit: ChartUnit,
  domain: Span | null,
  speed: number,
  onBrush: (selection: Span | null, phase: BrushPhase) => void,
): Playback {
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ selection, unit, domain, onBrush });
  useEffect(() => {
    latest.current = { selection, unit, domain, onBrush };
  });
  // Ahead of the selection while its answer is on the way.
  const sent = useRef<Span | null>(null);
  if (selection?.from === sent.current?.from && selection?.to === sent.current?.to) sent.current = null;
  const move = useCallback((span: Span) => {
    sent.current = span;
    latest.current.onBrush(span, 'move');
  }, []);
  useEffect(() => {
    if (!playing) return;
    const timer = window.setInterval(() => {
      const now = latest.current;
      const before = sent.current ?? now.selection;
      if (now.domain === null || before === null) {
        setPlaying(false);
        return;
      }
      const next = shiftSpan(before, 1, now.unit, now.domain);
      if (next.to === before.to) setPlaying(false);
      else move(next);
    }, STEP_MS / speed);
    return () => {
      window.clearInterval(timer);
    };
  }, [playing, speed, move]);
  // One gesture from play to pause, whatever becomes of the speed meanwhile.
  useEffect(() => {
    if (!playing) return;
    return () => {
      const { onBrush: end, selection: shown } = latest.current;
      end(sent.current ?? shown, 'end');
      sent.current = null;
    };
  }, [playing]);
  const toggle = () => {
    if (!playing && domain !== null) {
      const first = { from: domain.from, to: addUnits(domain.from, unit, 1) };
      const atEnd = selection !== null && selection.to >= domain.to;
      if (selection === null) move(first);
      else if (atEnd) move(shiftSpan(selection, -unitsBetween(domain.from, domain.to, unit), unit, domain));
    }
    setPlaying(!playing);
  };
  return { playing, toggle };
}
