import { useCallback, useEffect, useRef } from 'react';

export interface FrameThrottle<T> {
  /** The value goes out with the next animation frame unless a newer one replaces it. */
  readonly send: (value: T) => void;
  /** Whatever still waits is dropped. */
  readonly drop: () => void;
}

/** At most one call per animation frame, always with the latest value. */
export function useFrameThrottle<T>(call: (value: T) => void): FrameThrottle<T> {
  const latestCall = useRef(call);
  useEffect(() => {
    latestCall.current = call;
  });
  const waiting = useRef<{ frame: number; value: T } | null>(null);
  const drop = useCallback(() => {
    if (waiting.current !== null) cancelAnimationFrame(waiting.current.frame);
    waiting.current = null;
  }, []);
  const send = useCallback((value: T) => {
    if (waiting.current !== null) {
      waiting.current.value = value;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const ready = waiting.current;
      waiting.current = null;
      if (ready !== null) latestCall.current(ready.value);
    });
    waiting.current = { frame, value };
  }, []);
  useEffect(() => drop, [drop]);
  return { send, drop };
}
