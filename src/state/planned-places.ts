import { type PlannedPlace, plannedPlace } from '../domain/planned-place';
import type { AppState } from './app-state';
import type { Application } from './application';
import { plannedRows } from './plan-export-rows';

/** While it stays, what `plannedPlaces` says holds; null where no plan is in force. */
export function planOccasion({ dataset, plans, planRanking: { inForce } }: AppState): string | null {
  if (inForce === null || dataset.summary === null) return null;
  const revision = plans.open?.plan.id === inForce ? plans.open.revision : -1;
  return JSON.stringify([inForce, dataset.summary.id, dataset.version, revision]);
}

/** Zone and chief by the plan in force of each crowd of rows; null where there is no plan in force, or it cannot be read. */
export async function plannedPlaces(
  app: Application,
  crowds: readonly ArrayLike<number>[],
): Promise<readonly (PlannedPlace | null)[] | null> {
  const occasion = planOccasion(app.store.getState());
  if (occasion === null) return null;
  const rows = await plannedRows(app).catch(() => null);
  if (rows === null || planOccasion(app.store.getState()) !== occasion) return null;
  return crowds.map((rowIds) => plannedPlace(rowIds, rows));
}
