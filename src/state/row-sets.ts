import type { Filter } from '../domain/filter';
import { type RowSetClause, type RowSetRecipe, type RowSetSource, rowSetKey } from '../domain/row-set';
import type { ZoneSet } from '../domain/zone-set';
import type { AppState } from './app-state';
import { type Application, refresh } from './application';
import { setClause } from './view-commands';

/** Sets of one data set that outlive the page; the oldest give way. */
const KEPT = 12;

interface KeptSet {
  readonly clause: RowSetClause;
  readonly rowIds: Uint32Array;
}

/**
 * The rows that an analysis or a person picked become a clause of the filter. `recipe` is what the maker of this
 * source (state/set-makers) can make them from again; `rowIds` are row ids of the open data.
 */
export async function setFromRows(
  app: Application,
  source: RowSetSource,
  recipe: RowSetRecipe,
  rowIds: Uint32Array,
): Promise<void> {
  const { summary } = app.store.getState().dataset;
  if (summary === null) return;
  const clause: RowSetClause = { kind: 'set', source, recipe, frozenAt: wallClock() };
  await app.services.casebook.keepSet(clause, rowIds);
  if (app.store.getState().dataset.summary?.id !== summary.id) return;
  know(app, summary.id, [rowSetKey(clause)]);
  setClause(app, clause);
  await keep(app, summary.id, { clause, rowIds });
}

/** Sets in the filter whose rows the open data has no word of: none of their cases can be told. */
export function isDeadSet({ rowSets, dataset }: AppState, clause: RowSetClause): boolean {
  return rowSets.data !== dataset.summary?.id || !rowSets.known.has(rowSetKey(clause));
}

/** Name of the boundaries that the units of a set were made from, where others are loaded; null where none are missing. */
export function missingBoundaries({ recipe }: RowSetClause, zoneSet: ZoneSet | null): string | null {
  const { unitsKey, boundaries } = recipe;
  if (typeof unitsKey !== 'string' || typeof boundaries !== 'string') return null;
  return zoneSet !== null && unitsKey.split(' ').includes(zoneSet.id) ? null : boundaries;
}

/** From now on, sets that come with a link, an undo step or a reload get the rows they had, where these were kept. */
export function watchRowSets(app: Application): void {
  const tried = new Set<string>();
  app.store.subscribe((state, before) => {
    const { dataset, view } = state;
    if (view.filter === before.view.filter && dataset.summary === before.dataset.summary) return;
    if (dataset.status !== 'ready' || dataset.summary === null) return;
    const { id } = dataset.summary;
    const open = setsOf(view.filter).filter(
      (clause) => isDeadSet(state, clause) && !tried.has(`${id} ${rowSetKey(clause)}`),
    );
    if (open.length === 0) return;
    for (const clause of open) tried.add(`${id} ${rowSetKey(clause)}`);
    void revive(app, id, open);
  });
}

/** The sets of the filter get their rows again after the database or the index was made anew. */
export async function reviveSets(app: Application): Promise<void> {
  const { dataset, view } = app.store.getState();
  if (dataset.summary !== null) await revive(app, dataset.summary.id, setsOf(view.filter));
}

function setsOf(filter: Filter): readonly RowSetClause[] {
  return filter.filter((clause): clause is RowSetClause => clause.kind === 'set');
}

async function revive(app: Application, data: string, clauses: readonly RowSetClause[]): Promise<void> {
  const kept = await keptSets(app, data);
  const revived: string[] = [];
  for (const clause of clauses) {
    const found = kept.find((one) => rowSetKey(one.clause) === rowSetKey(clause));
    if (found === undefined || app.store.getState().dataset.summary?.id !== data) continue;
    await app.services.casebook.keepSet(clause, found.rowIds);
    revived.push(rowSetKey(clause));
  }
  if (revived.length === 0 || app.store.getState().dataset.summary?.id !== data) return;
  know(app, data, revived);
  refresh(app, performance.now());
}

function know(app: Application, data: string, keys: readonly string[]): void {
  app.store.setState(({ rowSets }) => {
    const before = rowSets.data === data ? rowSets.known : [];
    return { rowSets: { ...rowSets, data, known: new Set([...before, ...keys]) } };
  });
}

async function keptSets(app: Application, data: string): Promise<readonly KeptSet[]> {
  const value = await app.services.keeper.value(storeKey(data)).catch(() => null);
  return Array.isArray(value) ? value.filter(isKeptSet) : [];
}

/** A store that refuses costs the set after a reload, not now. */
async function keep(app: Application, data: string, set: KeptSet): Promise<void> {
  const sets = [...(await keptSets(app, data)), set].slice(-KEPT);
  await app.services.keeper.putValue(storeKey(data), sets).catch(() => undefined);
}

function isKeptSet(value: unknown): value is KeptSet {
  if (typeof value !== 'object' || value === null || !('clause' in value) || !('rowIds' in value))
    return false;
  return typeof value.clause === 'object' && value.clause !== null && value.rowIds instanceof Uint32Array;
}

function storeKey(data: string): string {
  return `row-sets:${data}`;
}

/** Times are kept as the local wall clock read as if it were UTC. */
function wallClock(): number {
  const now = new Date();
  return now.getTime() - now.getTimezoneOffset() * 60_000;
}
