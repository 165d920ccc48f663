import { useRef } from 'react';
import { useAppState } from '../../state/use-app';

/** The value, except that it stands still while a gesture runs: a legend must not move under the pointer. */
export function useHeld<T>(value: T): T {
  const moving = useAppState((state) => state.liveFilter !== null);
  const held = useRef(value);
  if (!moving) held.current = value;
  return held.current;
}
