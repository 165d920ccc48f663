import type { Workspace } from '../../domain/view';
import { DataWorkspace } from '../data/data-workspace';
import { RecordsWorkspace } from '../records/records-workspace';

/** What takes the map's place in the workspaces where the map is small. */
export function MainPage({ workspace, onChoose }: { workspace: Workspace; onChoose: () => void }) {
  if (workspace === 'records') return <RecordsWorkspace />;
  if (workspace === 'data') return <DataWorkspace onChoose={onChoose} />;
  return null;
}
