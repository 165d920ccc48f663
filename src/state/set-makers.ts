import type { RowSetClause, RowSetRecipe, RowSetSource } from '../domain/row-set';
import { type Application, notify } from './application';
import { setFromRows } from './row-sets';

/** Row ids of the recipe on the open data; null where it cannot be followed there. */
export type SetMaker = (app: Application, recipe: RowSetRecipe) => Promise<Uint32Array | null>;

/** Who can make a set of this source again. A recipe may come from a link: its maker checks it. */
const SET_MAKERS: Partial<Record<RowSetSource, SetMaker>> = {
  hotspot: async (app, recipe) => (await import('./remake-places')).remakeHotspotSet(app, recipe),
  repeat: async (app, recipe) => (await import('./remake-places')).remakeRepeatSet(app, recipe),
  emerging: async (app, recipe) => (await import('./remake-places')).remakeEmergingSet(app, recipe),
  cluster: async (app, recipe) => (await import('./remake-places')).remakeClusterSet(app, recipe),
  density: async (app, recipe) => (await import('./study-sets')).makeDensitySet(app, recipe),
  tag: async (app, recipe) => (await import('./record-marks')).remakeTagSet(app, recipe),
  change: async (app, recipe) => (await import('./study-sets')).makeChangeSet(app, recipe),
  query: async (app, recipe) => (await import('./sql-rows-commands')).remakeQuerySet(app, recipe),
};

export function canRemake(source: RowSetSource): boolean {
  return SET_MAKERS[source] !== undefined;
}

/** The set's recipe on today's rows, with today's date; where that fails the old clause stays and a notice says so. */
export async function remakeSet(app: Application, clause: RowSetClause): Promise<void> {
  const make = SET_MAKERS[clause.source];
  if (make === undefined || app.store.getState().rowSets.remaking !== null) return;
  remaking(app, clause.source);
  try {
    const rowIds = await make(app, clause.recipe);
    if (rowIds === null) {
      notify(app.store, 'warn', 'notice.set-cannot');
      return;
    }
    await setFromRows(app, clause.source, clause.recipe, rowIds);
    notify(app.store, 'good', 'notice.set-remade', { n: rowIds.length });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    remaking(app, null);
  }
}

function remaking(app: Application, source: RowSetSource | null): void {
  app.store.setState(({ rowSets }) => ({ rowSets: { ...rowSets, remaking: source } }));
}
