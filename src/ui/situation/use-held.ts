import { useState } from 'react';
import { useAppState } from '../../state/use-app';

/** The value, except that it stands still while a gesture runs: a legend must not move under the pointer. */
export function useHeld(value: number): number {
  const moving = useAppState((state) => state.liveFilter !== null);
  const [held, setHeld] = useState(value);
  if (!moving && held !== value) setHeld(value);
  return moving ? held : value;
}
