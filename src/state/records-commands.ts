import type { RowField } from '../domain/extra-field';
import { FIELDS } from '../domain/field';
import { PLACE_FIELDS } from '../domain/place';
import type { Page } from '../domain/question';
import type { Result } from '../domain/result';
import type { RawRecord, RawRecordError } from '../jobs/raw-records';
import { type AppState, currentFilter } from './app-state';
import type { Application } from './application';

let pageJobs = 0;

/** Columns a table may show: the file's fields, what the point says (where zones are loaded), then the file's own columns. */
export function recordFields(state: AppState): readonly RowField[] {
  const present = new Set<string>(state.dataset.summary?.fields ?? []);
  const fields = FIELDS.map((field) => field.id).filter((id) => present.has(id));
  const places = PLACE_FIELDS.filter((field) => field === 'geo_quality' || state.zones.zoneSet !== null);
  return [...fields, ...places, ...(state.dataset.summary?.extras ?? [])];
}

/** Changes whenever another page must be shown. */
export function recordsVersion(state: AppState): string {
  return JSON.stringify([
    state.dataset.version,
    state.dataset.engineReady,
    currentFilter(state),
    state.order,
  ]);
}

export async function loadPage(
  app: Application,
  from: number,
  n: number,
  signal: AbortSignal,
): Promise<Page> {
  const state = app.store.getState();
  pageJobs += 1;
  const id = `page-${pageJobs}`;
  const cancel = () => app.services.casebook.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  const startedAt = performance.now();
  try {
    const page = await app.services.casebook.page(
      id,
      { filter: currentFilter(state), order: state.order },
      recordFields(state),
      from,
      n,
    );
    app.services.measure('shirong:query', startedAt, { rows: page.rowIds.length });
    return page;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** One case with every field. Row ids are positions in file order, so the unfiltered, unordered page has it. */
export function loadCase(app: Application, rowId: number): Promise<Page> {
  return app.services.casebook.page(
    'case',
    { filter: [], order: [] },
    recordFields(app.store.getState()),
    rowId,
    1,
  );
}

export type RawRecordAnswer = Result<RawRecord, RawRecordError>;

let rawJobs = 0;

/** The record of a case as its file has it; rejects when the signal aborts. */
export async function loadRawRecord(
  app: Application,
  rowId: number,
  signal: AbortSignal,
): Promise<RawRecordAnswer> {
  rawJobs += 1;
  const id = `raw-${rawJobs}`;
  const cancel = () => app.services.casebook.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await app.services.casebook.rawRecord(id, rowId);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

export function selectRow(app: Application, rowId: number | null): void {
  app.store.setState({ selectedRow: rowId });
}
