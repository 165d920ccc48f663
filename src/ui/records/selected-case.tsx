import { useEffect, useState } from 'react';
import type { Page } from '../../domain/question';
import { loadCase, selectRow, showSelectedPlace } from '../../state/records-commands';
import { useApp, useAppState } from '../../state/use-app';
import { CaseCard } from './case-card';

/** The case picked on the map or in the table, with every field. */
export function SelectedCase() {
  const app = useApp();
  const rowId = useAppState((state) => state.selectedRow);
  const version = useAppState((state) => state.dataset.version);
  const engineReady = useAppState((state) => state.dataset.engineReady);
  const [known, setKnown] = useState<{ readonly page: Page; readonly version: number } | null>(null);
  const page = known?.version === version ? known.page : null;

  useEffect(() => {
    if (rowId === null || !engineReady) return;
    let stale = false;
    loadCase(app, rowId).then(
      (loaded) => {
        if (stale) return;
        setKnown({ page: loaded, version });
        showSelectedPlace(app, loaded);
      },
      // The table shows engine failures; the card just stays closed.
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [app, rowId, version, engineReady]);

  // The card of the case before stays until this one is read, so that stepping through cases does not flicker.
  if (rowId === null || page === null || page.rowIds.length === 0) return null;
  return (
    <CaseCard
      rowId={page.rowIds[0]!}
      fields={page.fields}
      values={page.cells.map((cells) => cells[0] ?? null)}
      onClose={() => selectRow(app, null)}
    />
  );
}
