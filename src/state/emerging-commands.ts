import type { UnitRecipe } from '../domain/hotspot-units';
import { type EmergingRecipe, runEmerging } from '../jobs/find-emerging';
import { counted } from '../jobs/find-hotspots';
import { asRecipeValue } from '../session/view-schema';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { suiting } from './hotspot-commands';
import { analysedFilter, groundFor, isOtherFilter, shownEmerging } from './hotspot-ground';
import type { EmergingState } from './hotspot-state';
import { setFromRows } from './row-sets';
import { touchView } from './view-commands';

function setEmerging(app: Application, change: Partial<EmergingState>): void {
  app.store.setState(({ emerging }) => ({ emerging: { ...emerging, ...change } }));
}

/** What became of every unit over the filter's weeks or months; the result before stays until there is another. */
export async function findEmerging(app: Application): Promise<void> {
  app.cancelHotspots?.();
  const { dataset, emerging } = app.store.getState();
  const filter = analysedFilter(app.store.getState(), 'emerging');
  const abort = new AbortController();
  const cancel = () => abort.abort();
  app.cancelHotspots = cancel;
  setEmerging(app, { running: 'grid', share: 0 });
  try {
    const ground = await groundFor(app, emerging.recipe.units);
    if (abort.signal.aborted) return;
    const outcome = await runEmerging(
      app.services,
      { filter, recipe: emerging.recipe, ground, timeRange: dataset.summary?.timeRange ?? null },
      (running, share) => {
        // Words of a worker may come after its answer.
        if (app.cancelHotspots === cancel) setEmerging(app, { running, share });
      },
      abort.signal,
    );
    if (outcome === null) return;
    if (!outcome.ok) {
      setEmerging(app, { refusal: outcome.error });
      return;
    }
    const found = { result: outcome.value, filter, version: dataset.version };
    setEmerging(app, { refusal: null, found, selectedCell: null });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    if (app.cancelHotspots === cancel) {
      app.cancelHotspots = null;
      setEmerging(app, { running: null });
    }
  }
}

export function chooseEmerging(app: Application, change: Partial<Omit<EmergingRecipe, 'units'>>): void {
  setEmerging(app, { recipe: { ...app.store.getState().emerging.recipe, ...change } });
  touchView(app);
}

export function chooseEmergingUnits(app: Application, change: Partial<UnitRecipe>): void {
  const { recipe } = app.store.getState().emerging;
  setEmerging(app, { recipe: { ...recipe, units: { ...recipe.units, ...suiting(change), ...change } } });
  touchView(app);
}

export function selectEmergingCell(app: Application, selectedCell: number | null): void {
  setEmerging(app, { selectedCell });
}

/** Only the cases of the units that became this, as a set that stays as it is. */
export async function filterPattern(app: Application, code: number): Promise<void> {
  const found = shownEmerging(app.store.getState());
  if (found === null) return;
  const { units, recipe, result } = found.result;
  const chosen = Uint32Array.from(result.codes.keys()).filter((unit) => result.codes[unit] === code);
  const rowIds = await app.services.rowsOfUnits(found.filter, counted(units), chosen);
  const { slice, reference } = recipe;
  const filter = asRecipeValue(found.filter);
  await setFromRows(app, 'emerging', { units: { ...recipe.units }, slice, reference, code, filter }, rowIds);
}

export function isEmergingStale(state: AppState): boolean {
  const found = shownEmerging(state);
  if (found === null) return false;
  return (
    JSON.stringify(found.result.recipe) !== JSON.stringify(state.emerging.recipe) ||
    isOtherFilter(found, state, 'emerging')
  );
}
