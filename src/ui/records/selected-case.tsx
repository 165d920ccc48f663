import { useEffect, useState } from 'react';
import type { Page } from '../../domain/question';
import { loadCase, selectRow } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { CaseCard } from './case-card';

/** The case picked on the map or in the table, with every field. */
export function SelectedCase() {
  const app = useApp();
  const rowId = useAppState((state) => state.selectedRow);
  const version = useAppState((state) => state.dataset.version);
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const [page, setPage] = useState<Page | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same row id is another case in other data
  useEffect(() => {
    setPage(null);
    if (rowId === null || !engineReady) return;
    let stale = false;
    loadCase(app, rowId).then(
      (loaded) => {
        if (!stale) setPage(loaded);
      },
      // The table shows engine failures; the card just stays closed.
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [app, rowId, version, engineReady]);

  if (rowId === null || page === null || page.rowIds.length === 0) return null;
  return (
    <CaseCard
      rowId={rowId}
      fields={page.fields}
      values={page.cells.map((cells) => cells[0] ?? null)}
      onClose={() => selectRow(app, null)}
    />
  );
}
