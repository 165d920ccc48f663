import type { DatasetSummary } from '../domain/dataset';
import { openDataset, type StoredDataset } from '../session/manifest';
import type { Application } from './application';
import { currentLink } from './remember';

/** The data set on the screen; null for the demo, and where none is. */
export function currentDataset(app: Application): StoredDataset | null {
  const { summary } = app.store.getState().dataset;
  return summary === null || summary.synthetic ? null : openDataset(app.manifest);
}

/** The list as it is when the open data set is left: with its view and boundaries, so that they come back with it. */
export function leftDatasets(app: Application): readonly StoredDataset[] {
  const current = currentDataset(app);
  if (current === null) return app.manifest.datasets;
  const { zones } = app.manifest;
  return changed(app.manifest.datasets, current.id, { state: currentLink(app), zones });
}

export function changed(
  datasets: readonly StoredDataset[],
  id: string,
  change: Partial<StoredDataset>,
): readonly StoredDataset[] {
  return datasets.map((dataset) => (dataset.id === id ? { ...dataset, ...change } : dataset));
}

/** The list once a data set was read from its parts. */
export function readAgain(
  datasets: readonly StoredDataset[],
  id: string,
  summary: DatasetSummary,
): readonly StoredDataset[] {
  return changed(datasets, id, {
    fingerprint: summary.id,
    rows: summary.rowCount,
    openedAt: Date.now(),
  });
}

/** A name that no other data set has: 案件.csv, 案件.csv (2) … */
export function freeName(datasets: readonly StoredDataset[], name: string): string {
  const taken = new Set(datasets.map((dataset) => dataset.name));
  if (!taken.has(name)) return name;
  let n = 2;
  while (taken.has(`${name} (${n})`)) n += 1;
  return `${name} (${n})`;
}

/** An id that no data set has had while this list lasts. Not a secret: randomUUID is absent on an insecure address. */
export function freeId(datasets: readonly StoredDataset[]): string {
  let id = Date.now().toString(36);
  while (datasets.some((dataset) => dataset.id === id)) id += '0';
  return id;
}
