import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state';

/** The state as a part of the page sees it that stands still while a gesture runs and nobody looks at it. */
export interface HeldStore extends StoreApi<AppState> {
  setSeen(seen: boolean): void;
}

/** Begins unseen. What is written goes to the store itself. */
export function heldStore(store: StoreApi<AppState>): HeldStore {
  const listeners = new Set<Parameters<StoreApi<AppState>['subscribe']>[0]>();
  let seen = false;
  let shown = store.getState();
  const read = () => {
    const now = store.getState();
    if (seen || now.liveFilter === null) shown = now;
    return shown;
  };
  return {
    getState: read,
    getInitialState: store.getInitialState,
    setState: store.setState,
    subscribe(listener) {
      listeners.add(listener);
      const end = store.subscribe(listener);
      return () => {
        listeners.delete(listener);
        end();
      };
    },
    setSeen(next) {
      if (next === seen) return;
      const before = read();
      seen = next;
      const now = read();
      if (now !== before) for (const listener of [...listeners]) listener(now, before);
    },
  };
}
