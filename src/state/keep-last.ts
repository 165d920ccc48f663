import { conflictsInFile } from '../domain/dataset-part';
import { type Application, notify } from './application';
import { changed, currentDataset, readAgain } from './dataset-list';
import { openStored } from './library-commands';
import { currentLink, rememberNow } from './remember';

/** Reads the open data set again so that of its files' conflicting rows the last stays; the undo of an import takes it back. */
export async function keepLastRows(app: Application): Promise<void> {
  const dataset = currentDataset(app);
  const reports = app.store.getState().dataset.summary?.parts ?? [];
  if (dataset === null) return;
  const isMeant = (at: number) => {
    const report = reports[at];
    return report !== undefined && conflictsInFile(report) > 0;
  };
  const parts = dataset.parts.map((part, at) =>
    isMeant(at) ? { ...part, recipe: { ...part.recipe, keepLast: true } } : part,
  );
  const { zones } = app.manifest;
  const state = currentLink(app);
  const opened = await openStored(app, { name: dataset.name, parts, zones }, null);
  if (!opened.ok) {
    if (opened.error.code !== 'cancelled') {
      notify(app.store, 'error', 'notice.restore-failed', { file: dataset.name, code: opened.error.code });
    }
    return;
  }
  await rememberNow(app, {
    datasets: readAgain(changed(app.manifest.datasets, dataset.id, { parts }), dataset.id, opened.value),
    undo: {
      dataset: dataset.id,
      created: false,
      files: parts.filter((_, at) => isMeant(at)).map(({ name }) => name),
      open: dataset.id,
      parts: dataset.parts,
      zones,
      state,
    },
  });
}
