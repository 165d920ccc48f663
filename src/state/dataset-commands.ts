import type { DatasetSummary } from '../domain/dataset';
import type { DatasetPart } from '../domain/dataset-part';
import type { ImportError } from '../domain/import-report';
import type { Extent } from '../domain/place';
import { failure, ok, type Result } from '../domain/result';
import { bandwidthFor } from '../domain/view';
import type { ZoneSet } from '../domain/zone-set';
import type { ImportedCases } from '../jobs/import-cases';
import type { OpenedPart } from '../jobs/read-parts';
import type { StoredSource } from '../session/manifest';
import type { AppState } from './app-state';
import { type Application, notify, refresh } from './application';
import { applyWaiting, clearFilters } from './view-commands';

export const IMPORT_JOB = 'import';
const DAY_MS = 86_400_000;

/** The stored bytes of parts, at hand. */
export async function openParts(
  app: Application,
  parts: readonly DatasetPart[],
): Promise<Result<readonly OpenedPart[], ImportError>> {
  const opened: OpenedPart[] = [];
  for (const { source, ...part } of parts) {
    const file = await app.services.keeper.source(source);
    if (file === undefined) return failure({ code: 'source_lost', detail: { file: part.name } });
    opened.push({ ...part, file });
  }
  return ok(opened);
}

/** Rows of the parts are swapped in; the screen shows them once `showDataset` is called. */
export function readDataset(
  app: Application,
  parts: readonly OpenedPart[],
  dataset: { readonly name: string; readonly imported: readonly number[]; readonly area: Extent | null },
): Promise<Result<ImportedCases, ImportError>> {
  return app.services.casebook.importCases(IMPORT_JOB, parts, dataset, ({ bytesRead, bytesTotal, rows }) => {
    const { importing } = app.store.getState();
    if (importing.phase !== 'running') return;
    app.store.setState({
      importing: { ...importing, rows, fraction: bytesRead / Math.max(1, bytesTotal) },
    });
  });
}

/** The stored bytes and recipes of the parts give the same rows again. */
export async function readStoredCases(
  app: Application,
  dataset: { readonly name: string; readonly parts: readonly DatasetPart[] },
  zoneSet: ZoneSet | null,
  zoneSource: string | null,
): Promise<Result<DatasetSummary, ImportError>> {
  const opened = await openParts(app, dataset.parts);
  if (!opened.ok) return opened;
  const read = await readDataset(app, opened.value, { name: dataset.name, imported: [], area: null });
  if (!read.ok) return read;
  const { summary } = read.value;
  await showDataset(app, summary, zoneSet, zoneSource, false);
  void awaitDatabase(app, summary.id);
  return ok(summary);
}

/** Stored boundaries; null where there are none or they cannot be read any more. */
export async function readStoredZones(app: Application, zones: StoredSource | null): Promise<ZoneSet | null> {
  if (zones === null) return null;
  const { zoneSet, source } = app.store.getState().zones;
  if (source === zones.source) return zoneSet;
  const bytes = await app.services.keeper.source(zones.source);
  if (bytes === undefined) return null;
  const read = await app.services.casebook.readZones(bytes, zones.name, zones.reading);
  return read.ok ? read.value : null;
}

/** Rows were swapped in: places, views and filters start from them. */
export async function showDataset(
  app: Application,
  summary: DatasetSummary,
  zoneSet: ZoneSet | null,
  zoneSource: string | null,
  engineReady: boolean,
): Promise<void> {
  const places = await app.services.casebook.locate(zoneSet);
  const before = app.store.getState();
  const other = before.dataset.summary?.id !== summary.id;
  const { layers, counting } = before.view;
  const bandwidthMetres =
    other && summary.extent !== null ? bandwidthFor(summary.extent) : layers.bandwidthMetres;
  app.store.setState({
    view: {
      ...before.view,
      layers: { ...layers, bandwidthMetres },
      // A moment of the data before says nothing of this one.
      ...(before.dataset.summary !== null && other && counting !== undefined
        ? { counting: { ...counting, asOf: null } }
        : {}),
    },
    dataset: { status: 'ready', summary, places, engineReady, version: before.dataset.version + 1 },
    zones: { zoneSet, source: zoneSource },
    answers: {},
    selectedZone: null,
    selectedRow: null,
    records: { ...before.records, find: null, picked: new Set(), pointed: null, selectedPlace: null },
    timeUnit: unitFor(summary.timeRange),
  });
  // Filters of the data before would silently empty the new picture.
  if (before.dataset.summary !== null && other && before.view.filter.length > 0) clearFilters(app);
  applyWaiting(app);
  refresh(app, performance.now());
}

/** The picture stands before the database holds the rows; table, search and exports wait for this. */
export async function awaitDatabase(app: Application, id: string): Promise<void> {
  const stored = await app.services.casebook.whenStored().then(
    () => true,
    () => false,
  );
  const { dataset } = app.store.getState();
  if (dataset.summary?.id !== id) return;
  if (stored) app.store.setState({ dataset: { ...dataset, engineReady: true } });
  else notify(app.store, 'warn', 'notice.database-failed');
}

/** The unit that gives a readable number of bars. */
function unitFor(range: DatasetSummary['timeRange']): AppState['timeUnit'] {
  if (range === null) return 'day';
  const days = (range[1] - range[0]) / DAY_MS;
  return days <= 120 ? 'day' : days <= 1500 ? 'week' : 'month';
}
