import { FIELDS } from '../domain/field';
import type { ImportError } from '../domain/import-report';
import { ok, type Result } from '../domain/result';
import type { Camera } from '../domain/view';
import { INITIAL_VIEW } from '../domain/view';
import { decodeLink } from '../session/link';
import { EMPTY_MANIFEST, parseManifest } from '../session/manifest';
import { createViewHistory, type HistoryPort } from '../session/view-history';
import type { AppState } from './app-state';
import { type Application, notify, refresh } from './application';
import { fitToData } from './camera-commands';
import { addReference, readStoredCases, showDataset } from './dataset-commands';
import { remember, rememberNow } from './remember';
import { linkFragment, showView } from './view-commands';

export interface BootPorts {
  readonly history: HistoryPort;
  readonly fragment: string;
  /** `/?demo=0` opens empty. */
  readonly empty: boolean;
}

/** Where the demo city lies; also where a map begins that has nothing to show yet. */
export const DEMO_CAMERA: Camera = { lng: 114.3, lat: 30, zoom: 11.4 };

const DEMO_REFERENCE_NAME = '示范市底图';
const DEMO_NAME = '示范市';

/** Boot is restore(manifest): what was open last, else the demo city. */
export async function boot(app: Application, ports: BootPorts): Promise<void> {
  app.manifest =
    parseManifest(await app.services.keeper.value('manifest').catch(() => null)) ?? EMPTY_MANIFEST;
  const link = decodeLink(ports.fragment);
  const saved = ports.empty ? null : app.manifest.state;
  const start = link ?? saved;
  app.store.setState({
    workspace: start?.workspace ?? 'situation',
    camera: start?.camera ?? null,
  });

  app.history = createViewHistory(
    ports.history,
    { view: INITIAL_VIEW, fragment: ports.fragment.replace(/^#/, '') },
    (view, direction, label) => showView(app, view, direction, label),
  );

  if (ports.empty) setStatus(app, 'empty');
  const opened = ports.empty ? ok(null) : await openLast(app);
  if (!opened.ok) {
    notify(app.store, 'warn', 'notice.restore-failed', {
      file: app.manifest.cases?.name ?? DEMO_NAME,
      code: opened.error.code,
    });
  }
  const id = app.store.getState().dataset.summary?.id ?? null;
  if (start !== null) {
    if (start.data === null || start.data === id) {
      app.store.setState({ view: start.view });
    } else if (link !== null) {
      app.store.setState({ waiting: { data: start.data, view: start.view } });
      notify(app.store, 'warn', 'notice.waiting', { data: start.data });
    }
  }
  if (start?.camera == null && app.manifest.cases !== null && !ports.empty) {
    if (app.map === null) app.store.setState({ fitPending: true });
    else fitToData(app);
  }
  app.booted = true;
  const state = app.store.getState();
  app.history.touch(state.view, linkFragment(state));
  if (!ports.empty) remember(app);
  const depth = app.history.depth();
  app.store.setState({ undoDepth: depth.undo, redoDepth: depth.redo });
  refresh(app, performance.now());
  await app.asker.idle();
  app.services.measure('shirong:boot', 0, { rows: state.dataset.summary?.rowCount ?? 0 });
}

async function openLast(app: Application): Promise<Result<null, ImportError>> {
  const { cases, zones, references } = app.manifest;
  if (cases === null && zones === null && references.length === 0) return openDemo(app);
  setStatus(app, 'loading');
  for (const reference of references) {
    const bytes = await app.services.keeper.source(reference.source);
    if (bytes === undefined) continue;
    const layer = await app.services.casebook.readReference(bytes, reference.name);
    if (layer.ok) addReference(app, layer.value, reference.source);
  }
  const zoneBytes = zones === null ? undefined : await app.services.keeper.source(zones.source);
  const zoneSet =
    zones === null || zoneBytes === undefined
      ? null
      : await app.services.casebook
          .readZones(zoneBytes, zones.name)
          .then((read) => (read.ok ? read.value : null));
  if (cases === null) {
    app.store.setState((state) => ({
      dataset: { ...state.dataset, status: 'empty' },
      zones: { zoneSet, source: zones?.source ?? null },
    }));
    return ok(null);
  }
  const restored = await readStoredCases(app, cases, zoneSet, zones?.source ?? null);
  if (!restored.ok) setStatus(app, 'empty');
  return restored;
}

/** The demo's rows go into the brush index at once; the database is filled when the first picture stands. */
async function openDemo(app: Application): Promise<Result<null, ImportError>> {
  const { casebook, demoUrl } = app.services;
  setStatus(app, 'loading');
  const opening = casebook.openPack({
    name: DEMO_NAME,
    firstUrl: demoUrl('cases-first.pack'),
    restUrl: demoUrl('cases-rest.pack'),
  });
  const fetching = fetchBlob(demoUrl('duty-grids.geojson'));
  const [opened, zoneBytes] = await Promise.all([opening, fetching]);
  if (!opened.ok) {
    setStatus(app, 'empty');
    return opened;
  }
  const zones = zoneBytes === null ? null : await casebook.readZones(zoneBytes, '责任网格');
  const zoneSet = zones?.ok === true ? zones.value : null;
  await showDataset(app, opened.value, zoneSet, null, false);
  return ok(null);
}

/** The user asks for the demo: it takes the place of what was open, now and after a reload. */
export async function switchToDemo(app: Application): Promise<void> {
  app.services.dropQuery();
  app.store.setState({ references: [] });
  const opened = await openDemo(app);
  if (!opened.ok) {
    notify(app.store, 'error', 'notice.restore-failed', { file: DEMO_NAME, code: opened.error.code });
    return;
  }
  fitToData(app);
  await rememberNow(app, { cases: null, zones: null, references: [] });
}

/** After the first picture: the base map, then the database. */
export async function completeDemo(app: Application): Promise<void> {
  const { casebook, demoUrl } = app.services;
  if (app.store.getState().dataset.summary?.synthetic !== true) return;
  const bytes = await fetchBlob(demoUrl('reference.geojson'));
  if (bytes !== null) {
    const layer = await casebook.readReference(bytes, DEMO_REFERENCE_NAME);
    if (layer.ok && app.store.getState().dataset.summary?.synthetic === true)
      addReference(app, layer.value, null);
  }
  await quietMoment(app);
  const stored = await casebook.storePack();
  if (!stored.ok) {
    notify(app.store, 'warn', 'notice.database-failed');
    return;
  }
  app.store.setState(({ dataset }) => {
    if (dataset.summary?.synthetic !== true) return {};
    const fields = FIELDS.map((field) => field.id).filter((id) => stored.value.includes(id));
    return { dataset: { ...dataset, summary: { ...dataset.summary, fields }, engineReady: true } };
  });
}

function setStatus(app: Application, status: AppState['dataset']['status']): void {
  app.store.setState((state) => ({ dataset: { ...state.dataset, status } }));
}

/** The first look and the first stroke of the brush go before the database, unless the table is asked for. */
const QUIET_MS = 2500;

function quietMoment(app: Application): Promise<void> {
  if (app.store.getState().workspace === 'records') return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, QUIET_MS);
    const stop = app.store.subscribe((state) => {
      if (state.workspace === 'records' || state.dataset.summary?.synthetic !== true) done();
    });
  });
}

async function fetchBlob(url: string): Promise<Blob | null> {
  const response = await fetch(url).catch(() => null);
  return response?.ok === true ? response.blob() : null;
}
