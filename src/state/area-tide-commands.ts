import { unitCentre } from '../domain/hotspot-units';
import { areaTides } from '../jobs/area-tides';
import { counted } from '../jobs/find-hotspots';
import { type Application, notify } from './application';
import { areaNames } from './area-names';
import { flyTo } from './camera-commands';
import { cancelHotspots, filterHotArea, runHotspots } from './hotspot-commands';
import { shown, shownHotspots } from './hotspot-ground';
import { filterSite, findRepeats } from './repeat-commands';
import type { AreaTides } from './studies';
import { setStudies } from './study-commands';

/** Of each kind; the most cases above expectation, or the most cases, first. */
const MOST_AREAS = 12;
/** Close enough for an area of some cells. */
const AREA_ZOOM = 14;

const finding = new WeakMap<Application, AbortController>();

/** When the cases of the hot areas, or of the repeat places, come; the analysis is run first where it has no result. */
export async function findAreaTides(app: Application, of: AreaTides['of']): Promise<void> {
  finding.get(app)?.abort();
  const abort = new AbortController();
  finding.set(app, abort);
  setStudies(app, { tidesRunning: true });
  try {
    const tides = of === 'hotspot' ? await ofHotspots(app) : await ofRepeats(app);
    if (tides !== null && !abort.signal.aborted) setStudies(app, { tides });
  } catch (reason) {
    if (!abort.signal.aborted) notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    if (finding.get(app) === abort) setStudies(app, { tidesRunning: false });
  }
}

/** The table before stays; the analysis that was to be read ends with it. */
export function cancelAreaTides(app: Application): void {
  finding.get(app)?.abort();
  finding.delete(app);
  cancelHotspots(app);
  setStudies(app, { tidesRunning: false });
}

async function ofHotspots(app: Application): Promise<AreaTides | null> {
  if (shownHotspots(app.store.getState()) === null) await runHotspots(app);
  const found = shownHotspots(app.store.getState());
  if (found === null) return null;
  const { units, clusters } = found.result;
  const cases = await app.services.placedCases(found.filter);
  const first = clusters.slice(0, MOST_AREAS);
  const names = areaNames(
    units,
    app.store.getState().zones.zoneSet,
    first.map(({ peakCell }) => peakCell),
  );
  const areas = first.map(async ({ peakCell, units: own }, index) => ({
    of: 'hotspot' as const,
    index,
    name: names[index]!,
    place: unitCentre(units, peakCell),
    rowIds: await app.services.rowsOfUnits(found.filter, counted(units), own),
  }));
  return { of: 'hotspot', made: found, areas: areaTides(await Promise.all(areas), cases) };
}

async function ofRepeats(app: Application): Promise<AreaTides | null> {
  if (shown(app.store.getState().repeat.places, app.store.getState()) === null) await findRepeats(app);
  const found = shown(app.store.getState().repeat.places, app.store.getState());
  if (found === null) return null;
  const cases = await app.services.placedCases(found.filter);
  const areas = found.result.sites.slice(0, MOST_AREAS).map(({ minor, major, lng, lat, rowIds }, index) => ({
    of: 'repeat' as const,
    index,
    name: minor || major,
    place: [lng, lat] as const,
    rowIds,
  }));
  return { of: 'repeat', made: found, areas: areaTides(areas, cases) };
}

/** A table of a result that has been replaced meanwhile is not shown. */
export function shownAreaTides(state: ReturnType<Application['store']['getState']>): AreaTides | null {
  const { tides } = state.studies;
  if (tides === null) return null;
  const now = tides.of === 'hotspot' ? shownHotspots(state) : shown(state.repeat.places, state);
  return now === tides.made ? tides : null;
}

/** Its cases alone, so that the tide and the map are of them; the map goes there. */
export async function openAreaTide(app: Application, index: number): Promise<void> {
  const state = app.store.getState();
  const tides = shownAreaTides(state);
  const area = tides?.areas[index];
  if (tides === null || area === undefined) return;
  flyTo(app, area.place, AREA_ZOOM);
  if (tides.of === 'repeat') await filterSite(app, area.index);
  else {
    const cluster = shownHotspots(state)?.result.clusters[area.index];
    if (cluster !== undefined) await filterHotArea(app, cluster);
  }
}
