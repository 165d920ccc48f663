import { FIELDS } from '../domain/field';
import type { ImportError } from '../domain/import-report';
import { ok, type Result } from '../domain/result';
import type { Camera } from '../domain/view';
import { type Application, notify, refresh, setDatasetStatus } from './application';
import { fitToData } from './camera-commands';
import { showDataset } from './dataset-commands';
import { leftDatasets } from './dataset-list';
import { addReference } from './reference-commands';
import { rememberNow } from './remember';

/** Where the demo city lies; also where a map begins that has nothing to show yet. */
export const DEMO_CAMERA: Camera = { lng: 114.3, lat: 30, zoom: 11.4 };

const DEMO_REFERENCE_NAME = '示范市底图';
export const DEMO_NAME = '示范市';

/** The demo's rows go into the brush index at once; the database is filled when the first picture stands. */
export async function openDemo(app: Application): Promise<Result<null, ImportError>> {
  const { casebook, demoUrl } = app.services;
  setDatasetStatus(app, 'loading');
  const opening = casebook.openPack({
    name: DEMO_NAME,
    firstUrl: demoUrl('cases-first.pack'),
    restUrl: demoUrl('cases-rest.pack'),
  });
  const fetching = fetchBlob(demoUrl('duty-grids.geojson'));
  const [opened, zoneBytes] = await Promise.all([opening, fetching]);
  if (!opened.ok) {
    setDatasetStatus(app, 'empty');
    return opened;
  }
  const zones = zoneBytes === null ? null : await casebook.readZones(zoneBytes, '责任网格');
  const zoneSet = zones?.ok === true ? zones.value : null;
  await showDataset(app, opened.value, zoneSet, null, false);
  return ok(null);
}

/** The user asks for the demo: it takes the place of what was open, now and after a reload; data sets are kept. */
export async function switchToDemo(app: Application): Promise<void> {
  app.services.dropQuery();
  const datasets = leftDatasets(app);
  app.store.setState({ references: [], rosters: [] });
  const opened = await openDemo(app);
  if (!opened.ok) {
    notify(app.store, 'error', 'notice.restore-failed', { file: DEMO_NAME, code: opened.error.code });
    return;
  }
  fitToData(app);
  await rememberNow(app, { datasets, open: null, zones: null, references: [] });
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
  // Views of columns that only the database has can be asked from now on.
  refresh(app, performance.now());
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
