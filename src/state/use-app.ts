import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state';
import type { Application } from './application';

export const ApplicationContext = createContext<Application | null>(null);

/** What a part of the page is shown in place of the application's own state; null: that state. */
export const ShownStateContext = createContext<StoreApi<AppState> | null>(null);

export function useApp(): Application {
  const app = useContext(ApplicationContext);
  if (app === null) throw new Error('No application above this component.');
  return app;
}

export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useApp();
  return useStore(useContext(ShownStateContext) ?? store, select);
}
