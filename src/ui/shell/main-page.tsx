import { lazy, Suspense } from 'react';
import type { Workspace } from '../../domain/view';
import { DataWorkspace } from '../data/data-workspace';

const RecordsTabs = lazy(async () => ({ default: (await import('../sql/records-tabs')).RecordsTabs }));

/** What takes the map's place in the workspaces where the map is small. */
export function MainPage({ workspace, onChoose }: { workspace: Workspace; onChoose: () => void }) {
  if (workspace === 'records') {
    return (
      <Suspense fallback={null}>
        <RecordsTabs />
      </Suspense>
    );
  }
  if (workspace === 'data') return <DataWorkspace onChoose={onChoose} />;
  return null;
}
