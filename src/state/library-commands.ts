import type { ImportError } from '../domain/import-report';
import { failure, ok, type Result } from '../domain/result';
import { type StoredDataset, storedBytes } from '../session/manifest';
import type { LinkState } from '../session/view-schema';
import { type Application, notify } from './application';
import { lookAtData } from './camera-commands';
import { readStoredCases, readStoredZones } from './dataset-commands';
import { changed, currentDataset, leftDatasets, readAgain } from './dataset-list';
import { switchToDemo } from './demo-commands';
import { dropUnused } from './keep';
import { rememberNow, stopRemembering } from './remember';
import { adoptLink } from './view-commands';

/** Another kept data set takes the place of the open one, with the view and boundaries that it was left with. */
export async function switchDataset(app: Application, id: string): Promise<boolean> {
  const dataset = app.manifest.datasets.find((one) => one.id === id);
  if (dataset === undefined) return false;
  const datasets = leftDatasets(app);
  app.services.dropQuery();
  const opened = await openStored(app, dataset, dataset.state);
  if (!opened.ok) {
    // Cancelled by the user: what was open stays, and needs no word.
    if (opened.error.code !== 'cancelled') {
      notify(app.store, 'error', 'notice.restore-failed', { file: dataset.name, code: opened.error.code });
    }
    return false;
  }
  await rememberNow(app, {
    datasets: readAgain(datasets, id, opened.value),
    open: id,
    zones: dataset.zones,
  });
  return true;
}

/** Reads a data set's parts in the window of progress and shows it with `state`, where that is of just this content. */
export async function openStored(
  app: Application,
  dataset: Pick<StoredDataset, 'name' | 'parts' | 'zones'>,
  state: LinkState | null,
): Promise<
  Result<NonNullable<ReturnType<Application['store']['getState']>['dataset']['summary']>, ImportError>
> {
  app.store.setState({
    importing: {
      phase: 'running',
      fileName: dataset.name,
      target: 'cases',
      fraction: 0,
      rows: 0,
      startedAt: performance.now(),
    },
  });
  try {
    const zoneSet = await readStoredZones(app, dataset.zones);
    const read = await readStoredCases(app, dataset, zoneSet, zoneSet === null ? null : zoneSource(dataset));
    if (!read.ok) return failure(read.error);
    app.store.setState(({ references }) => ({
      references: references.filter(({ source }) => source !== null),
    }));
    lookAtData(app);
    if (state !== null && state.data === read.value.id) {
      const { workspace } = app.store.getState();
      adoptLink(app, { ...state, workspace });
    }
    return ok(read.value);
  } finally {
    app.store.setState({ importing: { phase: 'idle' } });
  }
}

function zoneSource({ zones }: Pick<StoredDataset, 'zones'>): string | null {
  return zones?.source ?? null;
}

export async function renameDataset(app: Application, id: string, name: string): Promise<void> {
  const trimmed = name.trim();
  if (trimmed === '') return;
  if (currentDataset(app)?.id === id) {
    app.store.setState(({ dataset }) => ({
      dataset:
        dataset.summary === null ? dataset : { ...dataset, summary: { ...dataset.summary, name: trimmed } },
    }));
  }
  await rememberNow(app, { datasets: changed(app.manifest.datasets, id, { name: trimmed }) });
}

/** The data set and the bytes that no other names are gone. Where it was open, the newest other one is opened. */
export async function deleteDataset(app: Application, id: string): Promise<void> {
  const wasOpen = currentDataset(app)?.id === id;
  const before = app.manifest.datasets.find((dataset) => dataset.id === id);
  if (before === undefined) return;
  const next = app.manifest.datasets
    .filter((dataset) => dataset.id !== id)
    .sort((a, b) => b.openedAt - a.openedAt)[0];
  if (wasOpen) {
    const switched = next !== undefined && (await switchDataset(app, next.id));
    if (!switched) await switchToDemo(app);
  }
  const { undo, datasets, open } = app.manifest;
  await rememberNow(app, {
    datasets: datasets.filter((dataset) => dataset.id !== id),
    open: open === id ? null : open,
    undo: undo?.dataset === id || undo?.open === id ? null : undo,
  });
  await (await import('./record-marks')).forgetMarks(app, id);
  await dropUnused(app);
  notify(app.store, 'good', 'notice.dataset-deleted', { name: before.name });
}

/** All data, boundaries, layers, views, mappings and settings of this address; the page starts empty. */
export async function clearEverything(app: Application): Promise<void> {
  stopRemembering(app);
  await app.services.clearEverything();
}

/** Bytes of all kept data sets; a file that several share counts once. */
export function libraryBytes(datasets: readonly StoredDataset[]): number {
  return storedBytes({ parts: datasets.flatMap(({ parts }) => parts) });
}
