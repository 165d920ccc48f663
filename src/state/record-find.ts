import { currentFilter } from './app-state';
import { type Application, notify } from './application';
import { recordFields, recordsVersion } from './records-commands';
import type { FindState } from './records-state';
import { setFromRows } from './row-sets';

const JOB = 'find-records';

function setFind(app: Application, find: FindState | null): void {
  app.store.setState((state) => ({ records: { ...state.records, find } }));
}

/** Looks for the text in all columns, from the row in view on; a search under way gives way to it. */
export async function findText(app: Application, text: string, fromRow: number): Promise<void> {
  app.services.casebook.cancel(JOB);
  const state = app.store.getState();
  const version = recordsVersion(state);
  if (text.trim() === '') {
    setFind(app, { text, version, status: 'complete', places: new Uint32Array(0), at: null });
    return;
  }
  const startedAt = performance.now();
  const mine = (): FindState | null => {
    const { find } = app.store.getState().records;
    return find?.text === text && find.version === version ? find : null;
  };
  setFind(app, { text, version, status: 'searching', places: new Uint32Array(0), at: null });
  const query = { filter: currentFilter(state), order: state.order };
  try {
    await app.services.casebook.findRecords(
      JOB,
      query,
      recordFields(state),
      text.trim(),
      fromRow,
      ({ places, complete }) => {
        const before = mine();
        if (before === null) return;
        // The hit that is shown stays the one that is shown.
        const shown = before.at === null ? null : before.places[before.at]!;
        const at = shown === null ? firstFrom(places, fromRow, complete) : indexOf(places, shown);
        setFind(app, { ...before, places, status: complete ? 'complete' : 'near', at });
        app.services.measure('shirong:query', startedAt, {
          find: complete ? 'all' : 'first',
          hits: places.length,
        });
      },
    );
  } catch {
    const before = mine();
    if (before !== null && before.status !== 'complete') setFind(app, { ...before, status: 'failed' });
  }
}

/** The first hit at or behind a row; at the end of the table the first one of all. */
function firstFrom(places: Uint32Array, row: number, complete: boolean): number | null {
  if (places.length === 0) return null;
  const at = places.findIndex((place) => place >= row);
  if (at >= 0) return at;
  return complete ? 0 : null;
}

function indexOf(places: Uint32Array, place: number): number | null {
  const at = places.indexOf(place);
  return at < 0 ? null : at;
}

/** Steps to the next hit or the one before, around the ends once all are known. */
export function stepFind(app: Application, step: 1 | -1): void {
  const { find } = app.store.getState().records;
  if (find === null || find.places.length === 0) return;
  const { length } = find.places;
  const next = (find.at ?? (step === 1 ? -1 : length)) + step;
  if (find.status !== 'complete' && (next < 0 || next >= length)) return;
  setFind(app, { ...find, at: (next + length) % length });
}

export function closeFind(app: Application): void {
  app.services.casebook.cancel(JOB);
  setFind(app, null);
}

/** The hits, and nothing else, become the filter's rows. */
export async function filterByFind(app: Application): Promise<void> {
  const state = app.store.getState();
  const { find } = state.records;
  if (find?.status !== 'complete' || find.places.length === 0 || find.version !== recordsVersion(state))
    return;
  const query = { filter: currentFilter(state), order: state.order };
  try {
    const ids = await app.services.casebook.rowIdsOf('find-rows', query, 0, Number.MAX_SAFE_INTEGER);
    const rowIds = find.places.map((place) => ids[place]!).sort();
    closeFind(app);
    await setFromRows(app, 'selection', { made: 'find', text: find.text.slice(0, 200) }, rowIds);
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  }
}
