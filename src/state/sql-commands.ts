import { SQL_ERROR_CODES, type SqlError, type SqlLimits, type SqlScope } from '../domain/sql-query';
import { currentFilter } from './app-state';
import { type Application, notify } from './application';
import type { ExportColumns } from './export-commands';
import { recordFields } from './records-commands';
import { sqlStore } from './sql-state';

/** What a file says of itself, in the screen's words. */
export type SqlCover = NonNullable<ExportColumns['cover']>;

const JOB = 'sql';
const COUNT_JOB = 'sql-count';
const RECENTS_KEY = 'sql-recents';
const RECENTS = 20;
const MOST_TEXT = 100_000;
const MOST_COLUMNS = 200;
const MOST_CHARACTERS = 2000;
/** How many rows there are in all is asked behind the table and may fail to be told. */
const COUNT_MS = 15_000;

export function setSqlText(app: Application, text: string): void {
  sqlStore(app).setState({ text: text.slice(0, MOST_TEXT) });
}

export function sqlScope(app: Application): SqlScope {
  return { names: app.sqlNames(), filter: currentFilter(app.store.getState()) };
}

/** Changes with whatever the tables' names and columns depend on. */
export function sqlOutlineVersion(app: Application): string {
  const state = app.store.getState();
  return JSON.stringify([
    state.dataset.version,
    state.dataset.engineReady,
    state.locale,
    recordFields(state),
  ]);
}

/** Tables and columns that can be asked, and the texts of before. */
export async function openSql(app: Application): Promise<void> {
  const store = sqlStore(app);
  if (store.getState().recents.length === 0) {
    const kept: unknown = await app.services.keeper.value(RECENTS_KEY).catch(() => null);
    const recents = Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
    store.setState({ recents: recents.slice(0, RECENTS) });
  }
  const version = sqlOutlineVersion(app);
  if (!app.store.getState().dataset.engineReady || store.getState().outline?.version === version) return;
  const is = await app.services.casebook.sqlOutline('sql-outline', app.sqlNames()).catch(() => null);
  if (is !== null && sqlOutlineVersion(app) === version) store.setState({ outline: { version, is } });
}

/** Runs the panel's text; what it gives, or why it gives nothing, is in the panel's state afterwards. */
export async function runSql(app: Application): Promise<void> {
  const store = sqlStore(app);
  const { text, rowLimit, seconds, running } = store.getState();
  const { engineReady, version } = app.store.getState().dataset;
  if (running !== null || !engineReady) return;
  const { casebook, measure } = app.services;
  casebook.cancel(COUNT_JOB);
  const startedAt = performance.now();
  const scope = sqlScope(app);
  const limits: SqlLimits = {
    rows: rowLimit,
    columns: MOST_COLUMNS,
    characters: MOST_CHARACTERS,
    milliseconds: seconds * 1000,
  };
  store.setState({ running: 'query' });
  const answer = await casebook.sqlAsk(JOB, scope, text, limits).catch(broken);
  const asked = { text, version };
  if (!answer.ok) {
    store.setState({ running: null, asked, error: answer.error, result: null, total: null });
    return;
  }
  measure('shirong:query', startedAt, { rows: answer.value.rowCount, sql: true });
  const { more, rowCount } = answer.value;
  store.setState({
    running: null,
    asked,
    error: null,
    result: answer.value,
    total: more ? null : rowCount,
    counting: more,
  });
  keepRecent(app, text);
  if (!more) return;
  const counted = await casebook.sqlCount(COUNT_JOB, scope, text, COUNT_MS).catch(broken);
  if (store.getState().asked !== asked) return;
  store.setState({ counting: false, total: counted.ok ? counted.value : null });
}

/** The query under way, a file of one, or its rows on their way into the filter. */
export function cancelSql(app: Application): void {
  app.services.casebook.cancel(JOB);
}

/** The whole result as a file; more rows than fit are refused, never left out. */
export async function exportSql(app: Application, format: 'csv' | 'xlsx', cover: SqlCover): Promise<void> {
  const store = sqlStore(app);
  const { asked, seconds, running, masked } = store.getState();
  if (asked === null || running !== null) return;
  const { summary } = app.store.getState().dataset;
  const title = summary?.name.replace(/\.[a-z0-9]{1,8}$/i, '') ?? 'shirong';
  store.setState({ running: 'export' });
  const startedAt = performance.now();
  const file = await app.services.casebook
    .sqlExport(JOB, sqlScope(app), asked.text, { format, masked, title, cover, milliseconds: seconds * 1000 })
    .catch(broken);
  store.setState({ running: null });
  if (!file.ok) {
    if (file.error.code === 'cancelled') notify(app.store, 'info', 'notice.export-cancelled');
    else store.setState({ error: file.error });
    return;
  }
  const { content, rows } = file.value;
  const { exportFileName } = await import('../jobs/export-choices');
  const name = exportFileName(`${title}_SQL`, rows, null, new Date(), format);
  app.services.saveFile(name, content);
  app.services.measure('shirong:export', startedAt, { rows, bytes: content.size, format });
  notify(app.store, 'good', 'notice.exported', { n: rows, file: name });
  const { noteExport } = await import('./recent-export-commands');
  await noteExport(app, { file: name, format, rows, masked, query: asked.text });
}

/** A call that did not come back with an answer: the database's worker is gone, or there is a bug. */
export function broken(reason: unknown): { readonly ok: false; readonly error: SqlError } {
  const text = String(reason);
  const code = SQL_ERROR_CODES.find((known) => text.includes(known)) ?? 'failed';
  if (/AbortError/.test(text))
    return { ok: false, error: { code: 'cancelled', line: null, column: null, words: '' } };
  const lost = /engine_lost|engine_closed/.test(text);
  return { ok: false, error: { code: lost ? 'database_lost' : code, line: null, column: null, words: text } };
}

function keepRecent(app: Application, text: string): void {
  const store = sqlStore(app);
  const trimmed = text.trim();
  const recents = [trimmed, ...store.getState().recents.filter((other) => other !== trimmed)].slice(
    0,
    RECENTS,
  );
  store.setState({ recents });
  app.services.keeper.putValue(RECENTS_KEY, recents).catch(() => undefined);
}
