import type { DateOrder } from '../domain/time-rule';
import { type Application, notify } from './application';
import { importCaseFiles } from './case-import';
import { openParts } from './dataset-commands';
import { currentDataset } from './dataset-list';

/**
 * Reads the one file of the data set on the screen again with a column's dates in an order; an import of its own, which
 * can be undone. Nothing where the data set has several files.
 */
export async function rereadDates(app: Application, column: number, order: DateOrder): Promise<void> {
  const dataset = currentDataset(app);
  if (dataset === null || dataset.parts.length !== 1 || app.store.getState().importing.phase !== 'idle')
    return;
  const opened = await openParts(app, dataset.parts);
  if (!opened.ok) {
    app.store.setState({
      importing: { phase: 'refused', fileName: dataset.parts[0]!.name, error: opened.error },
    });
    return;
  }
  const { file: bytes, name, recipe } = opened.value[0]!;
  const file = new File([bytes], name);
  const times = [
    ...(recipe.times ?? []).filter((rule) => rule.column !== column),
    { ...recipe.times?.find((rule) => rule.column === column), column, order },
  ];
  const startedAt = performance.now();
  app.store.setState({
    importing: { phase: 'running', fileName: name, target: 'cases', fraction: 0, rows: 0, startedAt },
  });
  const plan = { mode: 'replace', together: true, marks: [], keepLast: recipe.keepLast === true } as const;
  const error = await importCaseFiles(app, [{ file, recipe: { ...recipe, times } }], plan, false, startedAt);
  if (error === null || error.code === 'cancelled') {
    app.store.setState({ importing: { phase: 'idle' } });
    if (error !== null) notify(app.store, 'info', 'notice.import-cancelled');
  } else app.store.setState({ importing: { phase: 'refused', fileName: name, error } });
}
