import { useEffect } from 'react';
import { useStore } from 'zustand';
import { readSaved, type SavedState, savedStore } from '../../state/saved-state';
import { useApp } from '../../state/use-app';

export function useSaved<T>(select: (state: SavedState) => T): T {
  const app = useApp();
  useEffect(() => void readSaved(app), [app]);
  return useStore(savedStore(app), select);
}
