import type { RowSetClause, RowSetRecipe, RowSetSource } from '../domain/row-set';
import { type Application, notify } from './application';
import { missingBoundaries, setFromRows } from './row-sets';

/** Row ids of the recipe on the open data; null where it cannot be followed there. `signal` ends what runs in a room of its own. */
export type SetMaker = (
  app: Application,
  recipe: RowSetRecipe,
  signal: AbortSignal,
) => Promise<Uint32Array | null>;

const making = new WeakMap<Application, AbortController>();

/** Who can make a set of this source again. A recipe may come from a link: its maker checks it. */
const SET_MAKERS: Partial<Record<RowSetSource, SetMaker>> = {
  hotspot: async (...asked) => (await import('./remake-places')).remakeHotspotSet(...asked),
  repeat: async (...asked) => (await import('./remake-places')).remakeRepeatSet(...asked),
  emerging: async (...asked) => (await import('./remake-places')).remakeEmergingSet(...asked),
  cluster: async (...asked) => (await import('./remake-places')).remakeClusterSet(...asked),
  density: async (...asked) => (await import('./study-sets')).makeDensitySet(...asked),
  tag: async (app, recipe) => (await import('./record-marks')).remakeTagSet(app, recipe),
  change: async (...asked) => (await import('./study-sets')).makeChangeSet(...asked),
  query: async (...asked) => (await import('./sql-rows-commands')).remakeQuerySet(...asked),
};

export function canRemake(source: RowSetSource): boolean {
  return SET_MAKERS[source] !== undefined;
}

/** The set's recipe on today's rows, with today's date; where that fails the old clause stays and a notice says so. */
export async function remakeSet(app: Application, clause: RowSetClause): Promise<void> {
  const make = SET_MAKERS[clause.source];
  if (make === undefined || app.store.getState().rowSets.remaking !== null) return;
  const abort = new AbortController();
  making.set(app, abort);
  remaking(app, clause.source);
  try {
    const rowIds = await make(app, clause.recipe, abort.signal);
    if (abort.signal.aborted) return;
    if (rowIds === null) {
      const name = missingBoundaries(clause, app.store.getState().zones.zoneSet);
      if (name === null) notify(app.store, 'warn', 'notice.set-cannot');
      else notify(app.store, 'warn', 'notice.set-boundaries', { name });
      return;
    }
    await setFromRows(app, clause.source, clause.recipe, rowIds);
    notify(app.store, 'good', 'notice.set-remade', { n: rowIds.length });
  } catch (reason) {
    if (!abort.signal.aborted) notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    if (making.get(app) === abort) remaking(app, null);
  }
}

/** The set stays as it was; what has no room of its own ends unheard. */
export function cancelRemake(app: Application): void {
  making.get(app)?.abort();
  making.delete(app);
  remaking(app, null);
}

function remaking(app: Application, source: RowSetSource | null): void {
  app.store.setState(({ rowSets }) => ({ rowSets: { ...rowSets, remaking: source } }));
}
