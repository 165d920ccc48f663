import type { LibraryState } from '../../state/app-state';
import { useAppState } from '../../state/use-app';

export type KeptDataset = LibraryState['datasets'][number];

/** The kept data set on the screen; null for the demo, and where none is. */
export function useOpenDataset(): KeptDataset | null {
  const open = useAppState(({ library }) => library.datasets.find(({ id }) => id === library.open) ?? null);
  const shown = useAppState(({ dataset }) => dataset.summary !== null && !dataset.summary.synthetic);
  return shown ? open : null;
}
