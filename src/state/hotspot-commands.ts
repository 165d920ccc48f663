import { cellCentre, cellOfPoint } from '../domain/hotspot';
import type { LngLat } from '../domain/place';
import { runHotspots as findHotspots } from '../jobs/find-hotspots';
import { type AppState, currentFilter, type FoundHotspots, type HotspotState } from './app-state';
import { type Application, notify } from './application';
import { setClause } from './view-commands';

function setHotspot(app: Application, change: Partial<HotspotState>): void {
  app.store.setState(({ hotspot }) => ({ hotspot: { ...hotspot, ...change } }));
}

/** Looks for significant hotspots among the cases on the screen; the result before stays until there is another. */
export async function runHotspots(app: Application): Promise<void> {
  app.cancelHotspots?.();
  const started = performance.now();
  const { view, zones, dataset, hotspot } = app.store.getState();
  const { zoneSet } = zones;
  if (zoneSet === null) {
    setHotspot(app, { refusal: 'no_zones' });
    return;
  }
  const { filter } = view;
  const { version } = dataset;
  const abort = new AbortController();
  const cancel = () => abort.abort();
  app.cancelHotspots = cancel;
  try {
    const outcome = await findHotspots(
      app.services,
      { filter, zoneSet, cellMetres: hotspot.cellMetres },
      (running) => setHotspot(app, { running }),
      abort.signal,
    );
    if (outcome === null) return;
    if (!outcome.ok) {
      setHotspot(app, { refusal: outcome.error });
      return;
    }
    const result = outcome.value;
    const found = { result, filter, version };
    setHotspot(app, { refusal: null, found, selectedCell: null });
    const { cases, counts } = result.counts;
    app.services.measure('shirong:hotspot', started, { cells: counts.length, cases });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    // A newer run has taken this one's place where it has cancelled it.
    if (app.cancelHotspots === cancel) {
      app.cancelHotspots = null;
      setHotspot(app, { running: null });
    }
  }
}

export function cancelHotspots(app: Application): void {
  app.cancelHotspots?.();
}

export function chooseCellSide(app: Application, cellMetres: number): void {
  setHotspot(app, { cellMetres });
}

export function selectCell(app: Application, selectedCell: number | null): void {
  setHotspot(app, { selectedCell });
}

/** Only the cases of a cell and the eight around it: the list behind its numbers. */
export function filterNeighbourhood(app: Application, cell: number): void {
  const found = shownHotspots(app.store.getState());
  if (found === null) return;
  const { grid } = found.result;
  const [lng, lat] = cellCentre(grid, cell);
  const across = 1.5 * grid.cellLng;
  const up = 1.5 * grid.cellLat;
  const ring: readonly LngLat[] = [
    [lng - across, lat - up],
    [lng + across, lat - up],
    [lng + across, lat + up],
    [lng - across, lat + up],
  ];
  setClause(app, { kind: 'lasso', ring });
}

/** The result for the rows that are loaded; one of other rows or zones is not shown. */
export function shownHotspots({ hotspot, dataset }: AppState): FoundHotspots | null {
  return hotspot.found?.version === dataset.version ? hotspot.found : null;
}

/** Whether the screen shows other cases, or another cell is chosen, than the result was made of. */
export function isStale(state: AppState): boolean {
  const found = shownHotspots(state);
  if (found === null) return false;
  return (
    found.result.grid.cellMetres !== state.hotspot.cellMetres ||
    JSON.stringify(found.filter) !== JSON.stringify(currentFilter(state))
  );
}

/** A click on the map picks the cell there, in the workspace of hotspots; false where it is nobody's. */
export function pickCell(app: Application, [lng, lat]: LngLat): boolean {
  const state = app.store.getState();
  const found = shownHotspots(state);
  if (found === null || state.workspace !== 'hotspot' || state.view.layers.hidden.includes('hotspots'))
    return false;
  const cell = cellOfPoint(found.result.grid, lng, lat);
  selectCell(app, cell < 0 ? null : cell);
  return cell >= 0;
}
