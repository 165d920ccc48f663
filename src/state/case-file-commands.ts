import type { CaseLife, Siblings } from '../domain/case-life';
import { currentFilter } from './app-state';
import type { Application } from './application';
import { placeOfRow, selectRow } from './records-commands';

let asked = 0;

async function cancellable<T>(
  app: Application,
  name: string,
  signal: AbortSignal,
  ask: (id: string) => Promise<T>,
): Promise<T> {
  asked += 1;
  const id = `${name}-${asked}`;
  const cancel = () => app.services.casebook.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await ask(id);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** The stations of a case; the clock of an open one stands at the moment at which everything is counted. */
export function loadLife(
  app: Application,
  rowId: number,
  signal: AbortSignal,
): Promise<{ readonly life: CaseLife; readonly asOf: number }> {
  const { view, indicators, dataset } = app.store.getState();
  const asOf = view.counting?.asOf ?? indicators.report?.asOf ?? dataset.summary?.timeRange?.[1] ?? 0;
  return cancellable(app, 'life', signal, async (id) => ({
    life: await app.services.casebook.caseLife(id, rowId, asOf),
    asOf,
  }));
}

export function loadSiblings(app: Application, rowId: number, signal: AbortSignal): Promise<Siblings> {
  return cancellable(app, 'siblings', signal, (id) => app.services.casebook.siblings(id, rowId));
}

export interface CasePlace {
  /** Row of the table, from 0; null where the filter leaves the case out. */
  readonly at: number | null;
  readonly total: number;
}

export async function loadPlace(app: Application, rowId: number): Promise<CasePlace> {
  const { answers } = app.store.getState();
  const total = answers.count?.kind === 'count' ? answers.count.count : 0;
  return { at: await placeOfRow(app, rowId), total };
}

/** The case before or behind this one in the table's order becomes the selected one. */
export async function stepCase(app: Application, rowId: number, step: 1 | -1): Promise<void> {
  const at = await placeOfRow(app, rowId);
  const state = app.store.getState();
  const to = at === null ? 0 : at + step;
  if (to < 0) return;
  const query = { filter: currentFilter(state), order: state.order };
  const [next] = await app.services.casebook.rowIdsOf('step-case', query, to, 1);
  if (next !== undefined && app.store.getState().selectedRow === rowId) selectRow(app, next);
}
