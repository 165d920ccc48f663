import * as z from 'zod/mini';
import { withoutSets } from '../domain/filter';
import type { RowSetRecipe } from '../domain/row-set';
import { inStudyRoom, type StudyRoom } from '../jobs/study-room';
import { changeSetSchema, densitySetSchema } from '../session/set-recipe-schema';
import { asRecipeValue, filterOfRecipe } from '../session/view-schema';
import type { Application } from './application';
import { caseWeights } from './case-weights';
import { setFromRows } from './row-sets';
import type { SetMaker } from './set-makers';
import { CHANGE_SIZES, changeFilter, shownStudy } from './study-commands';

/** Only the cases where the density is at least this, weight per km² and period. */
export async function filterDensity(app: Application, level: number): Promise<void> {
  const found = shownStudy(app.store.getState(), 'density');
  if (found === null) return;
  const { weight } = app.store.getState().studies.choices;
  const recipe: RowSetRecipe = {
    density: { ...found.study.recipe },
    weight: asRecipeValue(weight),
    level,
    span: asRecipeValue(found.span),
    filter: asRecipeValue(withoutSets(found.filter, 'density')),
  };
  const rowIds = await makeDensitySet(app, recipe, new AbortController().signal);
  if (rowIds !== null) await setFromRows(app, 'density', recipe, rowIds);
}

/** Only the cases of both spans where the later one has clearly more (1), or fewer (-1). */
export async function filterChange(app: Application, verdict: 1 | -1): Promise<void> {
  const found = shownStudy(app.store.getState(), 'change');
  if (found === null) return;
  const { comparison } = app.store.getState().studies.choices;
  const { units, earlier, later } = found.study;
  const recipe: RowSetRecipe = {
    comparison,
    units,
    earlier: asRecipeValue(earlier),
    later: asRecipeValue(later),
    verdict,
    filter: asRecipeValue(withoutSets(found.filter, 'change')),
  };
  const rowIds = await makeChangeSet(app, recipe, new AbortController().signal);
  if (rowIds !== null) await setFromRows(app, 'change', recipe, rowIds);
}

export const makeDensitySet: SetMaker = async (app, recipe, signal) => {
  const asked = z.safeParse(densitySetSchema, recipe);
  const filter = filterOfRecipe(recipe.filter);
  const { zoneSet } = app.store.getState().zones;
  if (!asked.success || filter === null || zoneSet === null) return null;
  const { density, weight, level, span } = asked.data;
  return inRoomOfTheirOwn(app, signal, async (room) => {
    const cases = await app.services.placedCases(filter);
    const weights = await caseWeights(app, weight, cases.rowIds, signal);
    return room.densityRows({ zoneSet, cases, weights, span, recipe: density }, level);
  });
};

export const makeChangeSet: SetMaker = async (app, recipe, signal) => {
  const asked = z.safeParse(changeSetSchema, recipe);
  const filter = filterOfRecipe(recipe.filter);
  const { zoneSet } = app.store.getState().zones;
  if (!asked.success || filter === null || zoneSet === null) return null;
  const { units, earlier, later, verdict } = asked.data;
  return inRoomOfTheirOwn(app, signal, async (room) => {
    const cases = await app.services.placedCases(changeFilter(filter, earlier, later));
    return room.changedRows({ ...CHANGE_SIZES, zoneSet, cases, earlier, later, units }, verdict);
  });
};

async function inRoomOfTheirOwn(
  app: Application,
  signal: AbortSignal,
  work: (room: StudyRoom) => ReturnType<StudyRoom['changedRows']>,
): Promise<Uint32Array | null> {
  const made = await inStudyRoom(app.services, work, signal);
  return made?.ok === true ? made.value : null;
}
