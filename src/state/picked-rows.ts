import { currentFilter } from './app-state';
import { type Application, notify } from './application';
import { setFromRows } from './row-sets';

/** As many rows as a screen can mark without a stall; more are a filter, not a choice by hand. */
export const MOST_PICKED = 200_000;

export function setPicked(app: Application, picked: ReadonlySet<number>): void {
  app.store.setState((state) => ({ records: { ...state.records, picked } }));
}

export function togglePicked(app: Application, rowId: number): void {
  const picked = new Set(app.store.getState().records.picked);
  if (!picked.delete(rowId)) picked.add(rowId);
  setPicked(app, picked);
}

/** The rows between two places of the table, both of them too, are picked beside those that are. */
export async function pickRange(app: Application, from: number, to: number): Promise<void> {
  const first = Math.min(from, to);
  await addPlaces(app, first, Math.abs(to - from) + 1);
}

export async function pickAll(app: Application): Promise<void> {
  await addPlaces(app, 0, Number.MAX_SAFE_INTEGER);
}

async function addPlaces(app: Application, from: number, n: number): Promise<void> {
  const state = app.store.getState();
  const query = { filter: currentFilter(state), order: state.order };
  const ids = await app.services.casebook.rowIdsOf('pick', query, from, n);
  const { picked } = app.store.getState().records;
  if (picked.size + ids.length > MOST_PICKED) {
    notify(app.store, 'warn', 'records.pick.too-many', { count: MOST_PICKED });
    return;
  }
  setPicked(app, new Set([...picked, ...ids]));
}

export async function filterByPicked(app: Application): Promise<void> {
  const { picked } = app.store.getState().records;
  if (picked.size === 0) return;
  await setFromRows(app, 'selection', { made: 'picked' }, Uint32Array.from(picked).sort());
}
