import { type Application, notify } from './application';
import { changed, readAgain } from './dataset-list';
import { switchToDemo } from './demo-commands';
import { dropUnused } from './keep';
import { openStored } from './library-commands';
import { rememberNow } from './remember';

/**
 * Takes the last import back: the parts that the data set had before are read again, which gives the same rows, and the
 * view and boundaries of then come back. A data set that the import made is removed, and what was open before opened.
 */
export async function undoImport(app: Application): Promise<void> {
  const { undo, datasets } = app.manifest;
  if (undo === null) return;
  const target = undo.created ? undo.open : undo.dataset;
  const rest = undo.created ? datasets.filter(({ id }) => id !== undo.dataset) : datasets;
  if (target === null) {
    await switchToDemo(app);
    await rememberNow(app, { datasets: rest, undo: null });
  } else {
    const dataset = datasets.find(({ id }) => id === target);
    if (dataset === undefined) return;
    const parts = undo.created ? dataset.parts : undo.parts;
    const opened = await openStored(app, { name: dataset.name, parts, zones: undo.zones }, undo.state);
    if (!opened.ok) {
      if (opened.error.code !== 'cancelled') {
        notify(app.store, 'error', 'notice.restore-failed', { file: dataset.name, code: opened.error.code });
      }
      return;
    }
    await rememberNow(app, {
      datasets: readAgain(changed(rest, target, { parts }), target, opened.value),
      open: target,
      zones: undo.zones,
      undo: null,
    });
  }
  if (undo.created) await (await import('./record-marks')).forgetMarks(app, undo.dataset);
  await dropUnused(app);
  notify(app.store, 'good', 'notice.import-undone', { file: undo.files.join('、') });
}
