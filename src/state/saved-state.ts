import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  parseRecentExports,
  parseSavedViews,
  type RecentExport,
  type SavedView,
} from '../session/saved-views';
import { type Application, notify } from './application';

/** One of the views that are kept, as the screen shows it. */
export type KeptView = SavedView;

export interface SavedState {
  /** Null until they have been read. */
  readonly views: readonly SavedView[] | null;
  readonly exports: readonly RecentExport[] | null;
}

const VIEWS_KEY = 'saved-views';
const EXPORTS_KEY = 'recent-exports';

const stores = new WeakMap<Application, StoreApi<SavedState>>();
const reading = new WeakMap<Application, Promise<void>>();

export function savedStore(app: Application): StoreApi<SavedState> {
  const known = stores.get(app);
  if (known !== undefined) return known;
  const store = createStore<SavedState>(() => ({ views: null, exports: null }));
  stores.set(app, store);
  return store;
}

/** What was kept is in the store afterwards; read once a page. */
export function readSaved(app: Application): Promise<void> {
  const before = reading.get(app);
  if (before !== undefined) return before;
  const { keeper } = app.services;
  const read = async (): Promise<void> => {
    const [views, exports] = await Promise.all([
      keeper.value(VIEWS_KEY).catch(() => null),
      keeper.value(EXPORTS_KEY).catch(() => null),
    ]);
    savedStore(app).setState({ views: parseSavedViews(views), exports: parseRecentExports(exports) });
  };
  const now = read();
  reading.set(app, now);
  return now;
}

/** Another tab may have added some meanwhile: `change` is made to what the store has now. */
export async function changeViews(
  app: Application,
  change: (views: readonly SavedView[]) => readonly SavedView[],
): Promise<void> {
  const { keeper } = app.services;
  const views = change(
    parseSavedViews(await keeper.value(VIEWS_KEY).catch(() => savedStore(app).getState().views)),
  );
  savedStore(app).setState({ views });
  await keeper.putValue(VIEWS_KEY, views).catch(() => notify(app.store, 'warn', 'error.storage'));
}

export async function changeExports(
  app: Application,
  change: (exports: readonly RecentExport[]) => readonly RecentExport[],
): Promise<void> {
  const { keeper } = app.services;
  const kept = await keeper.value(EXPORTS_KEY).catch(() => savedStore(app).getState().exports);
  const exports = change(parseRecentExports(kept));
  savedStore(app).setState({ exports });
  // A list of what was written is no reason to disturb whoever has the file.
  await keeper.putValue(EXPORTS_KEY, exports).catch(() => undefined);
}
