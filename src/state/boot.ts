import type { ImportError } from '../domain/import-report';
import { ok, type Result } from '../domain/result';
import { INITIAL_VIEW } from '../domain/view';
import { decodeLink } from '../session/link';
import { EMPTY_MANIFEST, type Manifest, openDataset, parseManifest } from '../session/manifest';
import { parseMappingMemory } from '../session/mapping-memory';
import { createViewHistory, type HistoryPort } from '../session/view-history';
import { applyAnalysis } from './analysis-settings';
import { type Application, notify, refresh, setDatasetStatus } from './application';
import { fitToData } from './camera-commands';
import { readStoredCases, readStoredZones } from './dataset-commands';
import { readAgain } from './dataset-list';
import { DEMO_NAME, openDemo } from './demo-commands';
import { showStoredLayer } from './reference-commands';
import { remember, setManifest } from './remember';
import { loadScoreBook } from './score-commands';
import { linkFragment, showView, tableState } from './view-commands';
import { loadWorkTime } from './work-time-commands';

export interface BootPorts {
  readonly history: HistoryPort;
  readonly fragment: string;
  /** `/?demo=0` opens empty. */
  readonly empty: boolean;
}

/** Boot is restore(manifest): what was open last, else the demo city. */
export async function boot(app: Application, ports: BootPorts): Promise<void> {
  const { keeper } = app.services;
  const link = decodeLink(ports.fragment);
  const kept = parseManifest(await keeper.value('manifest').catch(() => null)) ?? EMPTY_MANIFEST;
  app.mappings = parseMappingMemory(await keeper.value('mappings').catch(() => null));
  await Promise.all([loadScoreBook(app), loadWorkTime(app)]);
  setManifest(app, openLinked(kept, link?.data));
  const saved = ports.empty ? null : app.manifest.state;
  const start = link ?? saved;
  app.store.setState({
    workspace: start?.workspace ?? 'situation',
    camera: start?.camera ?? null,
    ...(link === null ? {} : tableState(link)),
  });
  applyAnalysis(app, start?.analysis);
  if (start?.camera != null) app.map?.jumpTo(start.camera);

  app.history = createViewHistory(
    ports.history,
    { view: INITIAL_VIEW, fragment: ports.fragment.replace(/^#/, '') },
    (view, direction, label) => showView(app, view, direction, label),
  );

  if (ports.empty) setDatasetStatus(app, 'empty');
  const opened = ports.empty ? ok(null) : await openLast(app);
  if (!opened.ok) {
    notify(app.store, 'warn', 'notice.restore-failed', {
      file: openDataset(app.manifest)?.name ?? DEMO_NAME,
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
  if (start?.camera == null && app.manifest.open !== null && !ports.empty) {
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
  const { zones, references } = app.manifest;
  const dataset = openDataset(app.manifest);
  if (dataset === null && zones === null && references.length === 0) return openDemo(app);
  setDatasetStatus(app, 'loading');
  for (const reference of references) {
    const bytes = await app.services.keeper.source(reference.source);
    if (bytes === undefined) continue;
    await showStoredLayer(app, bytes, reference);
  }
  const zoneSet = await readStoredZones(app, zones);
  if (dataset === null) {
    app.store.setState((state) => ({
      dataset: { ...state.dataset, status: 'empty' },
      zones: { zoneSet, source: zones?.source ?? null },
    }));
    return ok(null);
  }
  const restored = await readStoredCases(app, dataset, zoneSet, zones?.source ?? null);
  if (!restored.ok) {
    setDatasetStatus(app, 'empty');
    return restored;
  }
  setManifest(app, {
    ...app.manifest,
    datasets: readAgain(app.manifest.datasets, dataset.id, restored.value),
  });
  return ok(null);
}

/** A link to a data set that is kept opens it, whatever was open last. */
function openLinked(manifest: Manifest, data: string | null | undefined): Manifest {
  const linked = data == null ? undefined : manifest.datasets.find(({ fingerprint }) => fingerprint === data);
  if (linked === undefined || linked.id === manifest.open) return manifest;
  return { ...manifest, open: linked.id, zones: linked.zones };
}
