import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SqlError, SqlOutline, SqlResult } from '../domain/sql-query';
import { SQL_EXPORT_CELLS, SQL_EXPORT_ROWS } from '../jobs/sql-export-limits';
import type { Application } from './application';

/** What the query panel shows. */
export interface SqlState {
  readonly text: string;
  /** What is under way; null: nothing. */
  readonly running: 'query' | 'rows' | 'export' | null;
  /** The text that result and error belong to, and the data's version then. */
  readonly asked: { readonly text: string; readonly version: number } | null;
  readonly result: SqlResult | null;
  readonly error: SqlError | null;
  /** Rows of the whole result, where the table shows fewer; null: not known (yet). */
  readonly total: number | null;
  readonly counting: boolean;
  /** What can be asked, once it was looked up for the data of that version. */
  readonly outline: { readonly version: string; readonly is: SqlOutline } | null;
  /** Texts that gave a result, the newest first. */
  readonly recents: readonly string[];
  /** What gives people away is shown, copied and exported as stars. */
  readonly masked: boolean;
  readonly rowLimit: number;
  readonly seconds: number;
}

/** Of a file. */
export const EXPORT_LIMITS = { rows: SQL_EXPORT_ROWS, cells: SQL_EXPORT_CELLS };
export const ROW_LIMITS = [200, 1000, 5000, 20_000] as const;
export const TIME_LIMITS = [10, 30, 120, 600] as const;

const INITIAL: SqlState = {
  text: '',
  running: null,
  asked: null,
  result: null,
  error: null,
  total: null,
  counting: false,
  outline: null,
  recents: [],
  masked: true,
  rowLimit: 1000,
  seconds: 30,
};

const stores = new WeakMap<Application, StoreApi<SqlState>>();

/** Beside the application's own state: it comes with the panel, and stays while the page does. */
export function sqlStore(app: Application): StoreApi<SqlState> {
  const known = stores.get(app);
  if (known !== undefined) return known;
  const store = createStore<SqlState>(() => INITIAL);
  stores.set(app, store);
  return store;
}
