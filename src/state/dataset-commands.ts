import type { DatasetSummary } from '../domain/dataset';
import type { ImportError, PlaceReport } from '../domain/import-report';
import type { CaseRecipe, ImportTarget, ProposalOverrides } from '../domain/recipe';
import type { ReferenceLayer } from '../domain/reference-layer';
import { failure, ok, type Result } from '../domain/result';
import { bandwidthFor } from '../domain/view';
import type { ZoneSet } from '../domain/zone-set';
import { type Manifest, unusedSources } from '../session/manifest';
import type { AppState } from './app-state';
import { type Application, notify, refresh } from './application';
import { fitToData } from './camera-commands';
import { rememberNow } from './remember';
import { applyWaiting, clearFilters, touchView } from './view-commands';
import { openViewFile } from './view-file-commands';

const IMPORT_JOB = 'import';
/** View files are small: nothing larger is read as one. */
const VIEW_FILE_BYTES = 1 << 20;
const DAY_MS = 86_400_000;

/** Files dropped or chosen: each is looked at, and shown for confirmation one after the other. */
export async function openFiles(app: Application, files: readonly File[]): Promise<void> {
  const [file, ...waiting] = files;
  if (file === undefined) return;
  app.store.setState({ importing: { phase: 'reading', fileName: file.name } });
  if (file.size < VIEW_FILE_BYTES && openViewFile(app, await file.text())) {
    closeImport(app);
    await openFiles(app, waiting);
    return;
  }
  const target = await guessTarget(file);
  await consider(app, file, target, waiting);
}

async function guessTarget(file: File): Promise<ImportTarget> {
  const head = await file.slice(0, 4096).text();
  if (!/^\uFEFF?\s*[{[]/.test(head)) return 'cases';
  return /"(Multi)?Polygon"/.test(await file.slice(0, 1 << 20).text()) &&
    !/"(highway|building|landuse|waterway|kind)"/.test(head)
    ? 'zones'
    : 'reference';
}

async function consider(
  app: Application,
  file: File,
  target: ImportTarget,
  waiting: readonly File[],
  overrides: ProposalOverrides = {},
): Promise<void> {
  if (target !== 'cases') {
    app.store.setState({ importing: { phase: 'confirm', file, target, proposal: null, waiting } });
    return;
  }
  const proposed = await app.services.casebook.propose(file, file.name, overrides);
  app.store.setState({
    importing: proposed.ok
      ? { phase: 'confirm', file, target, proposal: proposed.value, waiting }
      : { phase: 'refused', fileName: file.name, error: proposed.error },
  });
}

export async function chooseTarget(app: Application, target: ImportTarget): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase === 'confirm') await consider(app, importing.file, target, importing.waiting);
}

/** Another encoding, delimiter or header line: the proposal is made anew from the same bytes. */
export async function reconsider(app: Application, overrides: ProposalOverrides): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase === 'confirm') {
    await consider(app, importing.file, importing.target, importing.waiting, overrides);
  }
}

export function closeImport(app: Application): void {
  app.store.setState({ importing: { phase: 'idle' } });
}

export function cancelImport(app: Application): void {
  app.services.casebook.cancel(IMPORT_JOB);
}

export async function confirmImport(app: Application, recipe: CaseRecipe | null): Promise<void> {
  const { importing } = app.store.getState();
  if (importing.phase !== 'confirm') return;
  const { file, target, waiting } = importing;
  const startedAt = performance.now();
  app.store.setState({
    importing: { phase: 'running', fileName: file.name, target, fraction: 0, rows: 0, startedAt },
  });
  const error = await importAs(app, file, target, recipe, startedAt);
  if (error === null) {
    closeImport(app);
    if (waiting.length > 0) await openFiles(app, waiting);
  } else if (error.code === 'cancelled') {
    closeImport(app);
    notify(app.store, 'info', 'notice.import-cancelled');
  } else {
    app.store.setState({ importing: { phase: 'refused', fileName: file.name, error } });
  }
}

async function importAs(
  app: Application,
  file: File,
  target: ImportTarget,
  recipe: CaseRecipe | null,
  startedAt: number,
): Promise<ImportError | null> {
  if (target === 'zones') return importZones(app, file, file.name, startedAt);
  if (target === 'reference') return importReference(app, file, file.name, startedAt);
  if (target === 'cases' && recipe !== null) return importCaseFile(app, file, recipe, startedAt);
  return { code: 'unsupported_format', detail: { format: target } };
}

async function importCaseFile(
  app: Application,
  file: File,
  recipe: CaseRecipe,
  startedAt: number,
): Promise<ImportError | null> {
  const before = app.store.getState();
  // The demo's boundaries are the demo's: they say nothing about another city.
  const keptZones = before.zones.source === null ? null : before.zones.zoneSet;
  const imported = await readCases(app, file, file.name, recipe, keptZones);
  if (!imported.ok) return imported.error;
  const { summary, sources } = imported.value;
  const source = sources[0]!;
  app.services.dropQuery();
  const kept = before.references.filter((reference) => reference.source !== null);
  app.store.setState({ references: kept });
  await showDataset(app, summary, keptZones, before.zones.source, false);
  void awaitDatabase(app, summary.id);
  lookAtData(app);
  await app.asker.idle();
  app.services.measure('shirong:import', startedAt, { rows: summary.rowCount, bytes: file.size });
  notify(app.store, 'good', 'notice.imported', { n: summary.rowCount, file: file.name });
  await keep(app, source, file, {
    cases: { source, name: file.name, recipe: structuredClone(recipe) as never },
  });
  return null;
}

/** The stored bytes and recipe of the last session give the same rows again. */
export async function readStoredCases(
  app: Application,
  cases: NonNullable<Manifest['cases']>,
  zoneSet: ZoneSet | null,
  zoneSource: string | null,
): Promise<Result<null, ImportError>> {
  const bytes = await app.services.keeper.source(cases.source);
  if (bytes === undefined) return failure({ code: 'read_failed' });
  const imported = await readCases(app, bytes, cases.name, cases.recipe as CaseRecipe, null);
  if (!imported.ok) return imported;
  await showDataset(app, imported.value.summary, zoneSet, zoneSource, false);
  void awaitDatabase(app, imported.value.summary.id);
  return ok(null);
}

function readCases(app: Application, file: Blob, name: string, recipe: CaseRecipe, zoneSet: ZoneSet | null) {
  const part = { file, name, byteLength: file.size, recipe, mode: 'append' } as const;
  return app.services.casebook.importCases(
    IMPORT_JOB,
    [part],
    { name, imported: [0], area: zoneSet?.extent ?? null },
    ({ bytesRead, bytesTotal, rows }) => {
      const { importing } = app.store.getState();
      if (importing.phase !== 'running') return;
      app.store.setState({
        importing: { ...importing, rows, fraction: bytesRead / Math.max(1, bytesTotal) },
      });
    },
  );
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
  const { layers } = before.view;
  const bandwidthMetres =
    other && summary.extent !== null ? bandwidthFor(summary.extent) : layers.bandwidthMetres;
  app.store.setState({
    view: { ...before.view, layers: { ...layers, bandwidthMetres } },
    dataset: { status: 'ready', summary, places, engineReady, version: before.dataset.version + 1 },
    zones: { zoneSet, source: zoneSource },
    answers: {},
    selectedZone: null,
    selectedRow: null,
    timeUnit: unitFor(summary.timeRange),
  });
  // Filters of the data before would silently empty the new picture.
  if (before.dataset.summary !== null && other && before.view.filter.length > 0) clearFilters(app);
  applyWaiting(app);
  refresh(app, performance.now());
}

/** The picture stands before the database holds the rows; table, search and exports wait for this. */
async function awaitDatabase(app: Application, id: string): Promise<void> {
  const stored = await app.services.casebook.whenStored().then(
    () => true,
    () => false,
  );
  const { dataset } = app.store.getState();
  if (dataset.summary?.id !== id) return;
  if (stored) app.store.setState({ dataset: { ...dataset, engineReady: true } });
  else notify(app.store, 'warn', 'notice.database-failed');
}

/** Brings the new data into view; without a map yet, the map begins there. */
function lookAtData(app: Application): void {
  if (app.map === null) app.store.setState({ fitPending: true });
  else fitToData(app);
}

/** The unit that gives a readable number of bars. */
function unitFor(range: DatasetSummary['timeRange']): AppState['timeUnit'] {
  if (range === null) return 'day';
  const days = (range[1] - range[0]) / DAY_MS;
  return days <= 120 ? 'day' : days <= 1500 ? 'week' : 'month';
}

async function importZones(
  app: Application,
  file: Blob,
  name: string,
  startedAt: number,
): Promise<ImportError | null> {
  const read = await app.services.casebook.readZones(file, name);
  if (!read.ok) return read.error;
  await showZones(app, read.value, read.value.id);
  lookAtData(app);
  await app.asker.idle();
  app.services.measure('shirong:import', startedAt, { zones: read.value.zones.length });
  notify(app.store, 'good', 'notice.zones-loaded', { n: read.value.zones.length, file: name });
  app.services.dropQuery();
  await keep(app, read.value.id, file, { zones: { source: read.value.id, name } });
  return null;
}

/** Boundaries for the rows that are loaded, or, before any are, for those to come. */
async function showZones(app: Application, zoneSet: ZoneSet | null, source: string | null): Promise<void> {
  const { dataset } = app.store.getState();
  let places: PlaceReport | null = null;
  if (dataset.status === 'ready') places = await app.services.casebook.locate(zoneSet);
  app.store.setState((state) => ({
    zones: { zoneSet, source },
    selectedZone: null,
    dataset: { ...state.dataset, places, version: state.dataset.version + 1 },
    answers: {},
  }));
  refresh(app, performance.now());
}

async function importReference(
  app: Application,
  file: Blob,
  name: string,
  startedAt: number,
): Promise<ImportError | null> {
  const read = await app.services.casebook.readReference(file, name);
  if (!read.ok) return read.error;
  const layer = read.value;
  addReference(app, layer, layer.id);
  if (app.store.getState().dataset.status === 'empty') app.map?.fitTo(layer.extent);
  app.services.measure('shirong:import', startedAt, { features: layer.features.length });
  notify(app.store, 'good', 'notice.reference-loaded', { n: layer.features.length, file: name });
  app.services.dropQuery();
  await keep(app, layer.id, file, {
    references: [
      ...app.manifest.references.filter((reference) => reference.source !== layer.id),
      { source: layer.id, name },
    ],
  });
  return null;
}

export function addReference(app: Application, layer: ReferenceLayer, source: string | null): void {
  app.store.setState((state) => ({
    references: [...state.references.filter((other) => other.layer.id !== layer.id), { layer, source }],
  }));
}

export async function removeReference(app: Application, id: string): Promise<void> {
  const { references } = app.store.getState();
  app.store.setState({ references: references.filter((reference) => reference.layer.id !== id) });
  await rememberNow(app, {
    references: app.manifest.references.filter((reference) => reference.source !== id),
  });
}

export async function removeZones(app: Application): Promise<void> {
  await showZones(app, null, null);
  await rememberNow(app, { zones: null });
}

/** Bytes first, then the manifest that names them, then what nothing names any more is let go. */
async function keep(
  app: Application,
  source: string,
  bytes: Blob,
  change: Parameters<typeof rememberNow>[1],
): Promise<void> {
  const { keeper } = app.services;
  try {
    await keeper.putSource(source, bytes);
    const kept = await rememberNow(app, change);
    if (!kept) throw new Error('manifest');
    for (const unused of unusedSources(app.manifest, await keeper.sourceIds())) {
      await keeper.deleteSource(unused);
    }
  } catch {
    notify(app.store, 'warn', 'error.storage');
  }
  touchView(app);
}
