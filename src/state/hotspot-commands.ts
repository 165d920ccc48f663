import { type HotCluster, type HotspotRecipe, isRate } from '../domain/hotspot';
import type { UnitRecipe } from '../domain/hotspot-units';
import type { RowSetRecipe } from '../domain/row-set';
import { counted, runHotspots as findHotspots } from '../jobs/find-hotspots';
import { asRecipeValue } from '../session/view-schema';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { hotspotWeights } from './case-weights';
import { hotUnits } from './hot-units';
import { analysedFilter, groundFor, isOtherFilter, shownHotspots } from './hotspot-ground';
import type { FoundHotspots, HotspotState, HotspotTab } from './hotspot-state';
import { setFromRows } from './row-sets';
import { touchView } from './view-commands';

function setHotspot(app: Application, change: Partial<HotspotState>): void {
  app.store.setState(({ hotspot }) => ({ hotspot: { ...hotspot, ...change } }));
}

/** Looks for significant hotspots among the cases on the screen; the result before stays until there is another. */
export async function runHotspots(app: Application): Promise<void> {
  app.cancelHotspots?.();
  const started = performance.now();
  const { dataset, hotspot } = app.store.getState();
  const { recipe } = hotspot;
  const { version } = dataset;
  const filter = analysedFilter(app.store.getState(), 'hotspot');
  const abort = new AbortController();
  const cancel = () => abort.abort();
  app.cancelHotspots = cancel;
  setHotspot(app, { running: 'grid', share: 0 });
  try {
    const ground = await groundFor(app, recipe.units);
    const weights = await hotspotWeights(app, recipe, abort.signal);
    if (abort.signal.aborted) return;
    const outcome = await findHotspots(
      app.services,
      { filter, recipe, ground, weights },
      (running, share) => {
        // Words of a worker may come after its answer.
        if (app.cancelHotspots === cancel) setHotspot(app, { running, share });
      },
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

export function chooseRecipe(app: Application, change: Partial<Omit<HotspotRecipe, 'units'>>): void {
  const { recipe } = app.store.getState().hotspot;
  setHotspot(app, { recipe: { ...recipe, ...change } });
  touchView(app);
}

/** Cells of a grid are all as large: their rates would be their counts. Each kind begins with the neighbours that suit it. */
export function chooseUnits(app: Application, change: Partial<UnitRecipe>): void {
  const { recipe } = app.store.getState().hotspot;
  const units = { ...recipe.units, ...suiting(change), ...change };
  const regular = units.kind === 'squares' || units.kind === 'hexagons';
  setHotspot(app, {
    recipe: { ...recipe, units, measure: regular && isRate(recipe.measure) ? 'count' : recipe.measure },
  });
  touchView(app);
}

/** Along the network a touching piece is next door; a street is felt further. */
export function suiting({ kind }: Partial<UnitRecipe>): Partial<UnitRecipe> {
  if (kind === undefined) return {};
  return { neighbours: kind === 'roads' ? 'band' : 'touching' };
}

export function openTab(app: Application, hotspotTab: HotspotTab): void {
  app.store.setState({ hotspotTab });
  touchView(app);
}

export function selectCell(app: Application, selectedCell: number | null): void {
  setHotspot(app, { selectedCell });
}

/** Only the cases of a unit and its neighbours: the list behind its numbers, as a set that stays as it is. */
export async function filterNeighbourhood(app: Application, unit: number): Promise<void> {
  const found = shownHotspots(app.store.getState());
  if (found === null) return;
  const { units } = found.result;
  const { starts, ids } = units.neighbours;
  await filterUnits(app, found, Uint32Array.from([unit, ...ids.subarray(starts[unit]!, starts[unit + 1]!)]));
}

/** Only the cases of one hot area. */
export async function filterHotArea(app: Application, area: HotCluster): Promise<void> {
  const found = shownHotspots(app.store.getState());
  if (found !== null) await filterUnits(app, found, area.units);
}

/** Only the cases in everything that is called hot; computed again, it is what is hot by then. */
export async function filterAllHot(app: Application): Promise<void> {
  const found = shownHotspots(app.store.getState());
  if (found === null) return;
  const chosen = hotUnits(found.result);
  const rowIds = await app.services.rowsOfUnits(found.filter, counted(found.result.units), chosen);
  await setFromRows(app, 'hotspot', hotspotSetRecipe(found), rowIds);
}

async function filterUnits(app: Application, found: FoundHotspots, chosen: Uint32Array): Promise<void> {
  const rowIds = await app.services.rowsOfUnits(found.filter, counted(found.result.units), chosen);
  // Numbers mean nothing under other boundaries: the set says which they are of.
  const { key, recipe: unit } = found.result.units;
  const ownPlace = unit.kind === 'roads' || unit.kind === 'plan';
  const boundaries = ownPlace ? undefined : app.store.getState().zones.zoneSet?.name;
  const named = { ...hotspotSetRecipe(found), places: [...chosen], unitsKey: key };
  const recipe = boundaries === undefined ? named : { ...named, boundaries };
  await setFromRows(app, 'hotspot', recipe, rowIds);
}

function hotspotSetRecipe({ result, filter }: FoundHotspots): RowSetRecipe {
  const { units, method, measure, weight } = result.recipe;
  const asked = { unit: { ...units }, method, measure, filter: asRecipeValue(filter) };
  return weight === undefined ? asked : { ...asked, weight: asRecipeValue(weight) };
}

/** Whether the screen shows other cases, or other settings are chosen, than the result was made of. */
export function isStale(state: AppState): boolean {
  const found = shownHotspots(state);
  if (found === null) return false;
  return (
    JSON.stringify(found.result.recipe) !== JSON.stringify(state.hotspot.recipe) ||
    isOtherFilter(found, state, 'hotspot')
  );
}
