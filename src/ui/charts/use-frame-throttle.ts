import { useCallback, useEffect, useRef } from 'react';

export interface FrameThrottle<T> {
  /** The first value of a frame goes out at once; of those that follow in it the last goes out at its end. */
  readonly send: (value: T) => void;
  /** Whatever still waits is dropped. */
  readonly drop: () => void;
}

/** About one call per animation frame, always with the latest value in the end. */
export function useFrameThrottle<T>(call: (value: T) => void): FrameThrottle<T> {
  const latestCall = useRef(call);
  useEffect(() => {
    latestCall.current = call;
  });
  const frame = useRef<number | null>(null);
  const waiting = useRef<{ readonly value: T } | null>(null);
  const drop = useCallback(() => {
    if (frame.current !== null) cancelAnimationFrame(frame.current);
    frame.current = null;
    waiting.current = null;
  }, []);
  const send = useCallback((value: T) => {
    if (frame.current !== null) {
      waiting.current = { value };
      return;
    }
    frame.current = requestAnimationFrame(() => {
      const ready = waiting.current;
      frame.current = null;
      waiting.current = null;
      if (ready !== null) latestCall.current(ready.value);
    });
    latestCall.current(value);
  }, []);
  useEffect(() => drop, [drop]);
  return { send, drop };
}
