import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppState } from './app-state';
import type { Application } from './application';

export const ApplicationContext = createContext<Application | null>(null);

export function useApp(): Application {
  const app = useContext(ApplicationContext);
  if (app === null) throw new Error('No application above this component.');
  return app;
}

export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useApp().store, select);
}
