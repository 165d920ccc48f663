import { useAppState } from '../../state/use-app';
import { ImportDialog } from './import-dialog';
import { ImportProgress } from './import-progress';
import { ImportRefused } from './import-refused';

/** The window of whatever phase an import is in. */
export function ImportWindows({ onChoose }: { onChoose: () => void }) {
  const importing = useAppState((state) => state.importing);
  switch (importing.phase) {
    case 'confirm':
      return <ImportDialog key={`${importing.file.name}:${importing.target}`} importing={importing} />;
    case 'running':
      return <ImportProgress importing={importing} />;
    case 'refused':
      return <ImportRefused importing={importing} onChoose={onChoose} />;
    default:
      return null;
  }
}
