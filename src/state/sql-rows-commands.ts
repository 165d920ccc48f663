import type { SqlColumn, SqlRowKey, SqlScope } from '../domain/sql-query';
import { asRecipeValue, filterOfRecipe } from '../session/view-schema';
import { currentFilter } from './app-state';
import { type Application, notify } from './application';
import { setFromRows } from './row-sets';
import type { SetMaker } from './set-makers';
import { broken, sqlScope } from './sql-commands';
import { sqlStore } from './sql-state';
import { setWorkspace } from './view-commands';

const JOB = 'sql';
const REMAKE_JOB = 'sql-remake';
const REMAKE_MS = 120_000;

/** Which column of a result names rows of the data; null: none does. */
export function rowColumn(
  app: Application,
  columns: readonly SqlColumn[],
): { readonly at: number; readonly key: SqlRowKey } | null {
  const { rowId, columns: named } = app.sqlNames();
  const caseId = named.find(({ field }) => field === 'case_id')?.name;
  const row = columns.findIndex(
    ({ name, kind }) => kind === 'number' && (name === rowId || name === 'row_id'),
  );
  if (row >= 0) return { at: row, key: 'row' };
  const at = columns.findIndex(({ name }) => name === caseId || name === 'case_id');
  return at < 0 ? null : { at, key: 'case' };
}

/** The cases that the whole result names, not only the rows in sight, become a clause of the filter. */
export async function filterBySql(app: Application): Promise<void> {
  const store = sqlStore(app);
  const { asked, result, running, seconds } = store.getState();
  const by = result === null ? null : rowColumn(app, result.columns);
  if (asked === null || by === null || running !== null) return;
  const scope = sqlScope(app);
  store.setState({ running: 'rows' });
  const rows = await app.services.casebook
    .sqlRowIds(JOB, scope, asked.text, by, seconds * 1000)
    .catch(broken);
  store.setState({ running: null });
  if (!rows.ok) {
    store.setState({ error: rows.error });
    return;
  }
  const recipe = {
    text: asked.text,
    at: by.at,
    key: by.key,
    // A text that asks for what passes the filter gives other cases under another one.
    ...(asked.text.includes(scope.names.filtered) && { filter: asRecipeValue(scope.filter) }),
  };
  await setFromRows(app, 'query', recipe, rows.value);
  notify(app.store, 'good', 'notice.sql-filtered', { n: rows.value.length });
}

/** To the map, with the cases that the result names. */
export async function showSqlOnMap(app: Application): Promise<void> {
  const before = currentFilter(app.store.getState());
  await filterBySql(app);
  if (currentFilter(app.store.getState()) !== before) setWorkspace(app, 'situation');
}

/** The recipe may come from a link: its text is a query like any other, and nothing but a query. */
export const remakeQuerySet: SetMaker = async (app, { text, at, key, filter }) => {
  if (typeof text !== 'string' || typeof at !== 'number' || (key !== 'row' && key !== 'case')) return null;
  const kept = filter === undefined ? [] : filterOfRecipe(filter);
  if (kept === null) return null;
  const scope: SqlScope = { names: app.sqlNames(), filter: kept };
  const rows = await app.services.casebook
    .sqlRowIds(REMAKE_JOB, scope, text, { at, key }, REMAKE_MS)
    .catch(broken);
  return rows.ok ? rows.value : null;
};
