import type { PlacedCases } from '../domain/placed-cases';
import { REPEAT_RADII_METRES, type RepeatGrade } from '../domain/repeat-place';
import type { RowSetSource } from '../domain/row-set';
import { partOf, type TellShare } from '../domain/share-done';
import type { ClusterRequest } from '../jobs/find-clusters';
import { type HotspotRoom, inHotspotRoom } from '../jobs/find-hotspots';
import { type RepeatRequest, type RepeatSite, rowsOfGrade } from '../jobs/find-repeats';
import { asRecipeValue } from '../session/view-schema';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { flyTo } from './camera-commands';
import { analysedFilter, isOtherFilter, shown } from './hotspot-ground';
import type { Made, RadiusRow, RepeatState, RepeatTask } from './hotspot-state';
import { setFromRows } from './row-sets';
import { touchView } from './view-commands';

/** Close enough to tell one door from the next. */
const SITE_ZOOM = 16;

function setRepeat(app: Application, change: Partial<RepeatState>): void {
  app.store.setState(({ repeat }) => ({ repeat: { ...repeat, ...change } }));
}

/** Places with several cases of one class. */
export function findRepeats(app: Application): Promise<void> {
  const { repeat, zones } = app.store.getState();
  const { request } = repeat;
  return run(
    app,
    'places',
    (room, cases, tell) => room.findRepeats(cases, request, zones.zoneSet, tell),
    (places) => setRepeat(app, { places, selected: null }),
  );
}

/** What other radii would find, with as many cases at least: whether the places depend on the one that was chosen. */
export function compareRadii(app: Application): Promise<void> {
  const { fewestCases } = app.store.getState().repeat.request;
  return run(
    app,
    'radii',
    async (room, cases, tell) => {
      const rows: RadiusRow[] = [];
      for (const radiusMetres of REPEAT_RADII_METRES) {
        const { sites, covered } = await room.findRepeats(cases, { radiusMetres, fewestCases });
        const high = sites.filter(({ grade }) => grade === 'high').length;
        rows.push({ radiusMetres, places: sites.length, cases: covered, high });
        tell(rows.length / REPEAT_RADII_METRES.length);
      }
      return { fewestCases, rows };
    },
    (radii) => setRepeat(app, { radii }),
  );
}

/** Whether near cases also follow each other soon. */
export function findNearRepeats(app: Application): Promise<void> {
  return run(
    app,
    'near',
    (room, cases, tell) => room.findNearRepeats(cases, tell),
    (near) => setRepeat(app, { near }),
  );
}

/** Dense crowds of points, whatever their class. */
export function findClusters(app: Application): Promise<void> {
  const { clusterRequest } = app.store.getState().repeat;
  return run(
    app,
    'clusters',
    (room, cases, tell) => room.findClusters(cases, clusterRequest, tell),
    (clusters) => setRepeat(app, { clusters }),
  );
}

async function run<T>(
  app: Application,
  task: RepeatTask,
  work: (room: HotspotRoom, cases: PlacedCases, tell: TellShare) => Promise<T>,
  done: (made: Made<T>) => void,
): Promise<void> {
  app.cancelHotspots?.();
  const { version } = app.store.getState().dataset;
  const filter = analysedFilter(app.store.getState(), sourceOf(task));
  const abort = new AbortController();
  const cancel = () => abort.abort();
  app.cancelHotspots = cancel;
  setRepeat(app, { running: task, share: 0 });
  const tell = partOf((share) => setRepeat(app, { share }), 0.1, 1);
  try {
    const result = await inHotspotRoom(app.services, abort.signal, async (room) => {
      const cases = await app.services.placedCases(filter);
      return abort.signal.aborted ? null : work(room, cases, tell);
    });
    if (result !== null) done({ result, filter, version });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    if (app.cancelHotspots === cancel) {
      app.cancelHotspots = null;
      setRepeat(app, { running: null });
    }
  }
}

export function chooseRepeat(app: Application, change: Partial<RepeatRequest>): void {
  setRepeat(app, { request: { ...app.store.getState().repeat.request, ...change } });
  touchView(app);
}

export function chooseClusters(app: Application, change: Partial<ClusterRequest>): void {
  setRepeat(app, { clusterRequest: { ...app.store.getState().repeat.clusterRequest, ...change } });
  touchView(app);
}

export function selectSite(app: Application, selected: number | null): void {
  setRepeat(app, { selected });
  const site = selected === null ? undefined : siteAt(app.store.getState(), selected);
  if (site !== undefined) flyTo(app, [site.lng, site.lat], SITE_ZOOM);
}

/** Only the cases of a place, as a set that stays as it is. */
export async function filterSite(app: Application, index: number): Promise<void> {
  const state = app.store.getState();
  const site = siteAt(state, index);
  const found = shown(state.repeat.places, state);
  if (site === undefined || found === null) return;
  const { lng, lat, major, minor } = site;
  const filter = asRecipeValue(found.filter);
  const made = { ...found.result.request, lng, lat, major, minor, filter };
  await setFromRows(app, 'repeat', made, site.rowIds);
}

/** Only the cases of all places of a grade or a higher one. */
export async function filterGrade(app: Application, grade: RepeatGrade): Promise<void> {
  const found = shown(app.store.getState().repeat.places, app.store.getState());
  if (found === null) return;
  const made = { ...found.result.request, grade, filter: asRecipeValue(found.filter) };
  await setFromRows(app, 'repeat', made, rowsOfGrade(found.result.sites, grade));
}

export async function filterCluster(app: Application, index: number): Promise<void> {
  const state = app.store.getState();
  const found = shown(state.repeat.clusters, state);
  const cluster = found?.result.clusters[index];
  if (found === null || cluster === undefined) return;
  const [lng, lat] = cluster.anchor;
  const made = { ...found.result.request, lng, lat, filter: asRecipeValue(found.filter) };
  await setFromRows(app, 'cluster', made, cluster.rowIds);
}

function siteAt(state: AppState, index: number): RepeatSite | undefined {
  return shown(state.repeat.places, state)?.result.sites[index];
}

/** Description, address and zone of the last case of a place: what a person recognises it by. */
export async function lastCase(
  app: Application,
  site: RepeatSite,
): Promise<{ readonly description: string; readonly address: string } | null> {
  const row = site.rowIds.at(-1);
  if (row === undefined || !app.store.getState().dataset.engineReady) return null;
  const clause = { kind: 'set', source: 'repeat', recipe: { row }, frozenAt: 0 } as const;
  const { casebook } = app.services;
  await casebook.keepSet(clause, Uint32Array.of(row));
  const fields = ['description', 'address'] as const;
  const page = await casebook.page(`repeat-${row}`, { filter: [clause], order: [] }, fields, 0, 1);
  const [description, address] = page.cells.map((column) => String(column[0] ?? ''));
  return { description: description ?? '', address: address ?? '' };
}

export function isRepeatStale(state: AppState, task: RepeatTask): boolean {
  const made = shown<unknown>(state.repeat[task], state);
  if (made === null) return false;
  const { request, clusterRequest, places, clusters, radii } = state.repeat;
  if (task === 'places' && JSON.stringify(places?.result.request) !== JSON.stringify(request)) return true;
  if (task === 'radii' && radii?.result.fewestCases !== request.fewestCases) return true;
  if (task === 'clusters' && JSON.stringify(clusters?.result.request) !== JSON.stringify(clusterRequest))
    return true;
  return isOtherFilter(made, state, sourceOf(task));
}

function sourceOf(task: RepeatTask): RowSetSource {
  return task === 'clusters' ? 'cluster' : 'repeat';
}
