import type { RowField } from '../domain/extra-field';
import { FIELDS } from '../domain/field';
import { type LngLat, PLACE_FIELDS } from '../domain/place';
import type { Page } from '../domain/question';
import type { Result } from '../domain/result';
import type { RawRecord, RawRecordError } from '../jobs/raw-records';
import { type AppState, currentFilter } from './app-state';
import type { Application } from './application';
import { countingChoice } from './indicator-commands';
import { countedFields, shownFacts } from './shown-facts';

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
  const facts = shownFacts(state);
  return JSON.stringify([
    state.dataset.version,
    state.dataset.engineReady,
    currentFilter(state),
    state.order,
    ...(facts.length === 0 ? [] : [facts, countingChoice(state), state.indicators.workTimeVersion]),
  ]);
}

/** Resolves once the database holds the rows, to false where it does not come to that. */
export function databaseHasRows(app: Application): Promise<boolean> {
  return app.services.casebook.whenStored().then(
    () => true,
    () => false,
  );
}

export async function loadPage(
  app: Application,
  from: number,
  n: number,
  signal: AbortSignal,
): Promise<Page> {
  const state = app.store.getState();
  const fields = [...recordFields(state), ...shownFacts(state)];
  pageJobs += 1;
  const id = `page-${pageJobs}`;
  const cancel = () => app.services.casebook.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  const startedAt = performance.now();
  try {
    const page = await app.services.casebook.page(
      id,
      { filter: currentFilter(state), order: state.order },
      countedFields(state, fields),
      from,
      n,
    );
    app.services.measure('shirong:query', startedAt, { rows: page.rowIds.length });
    return { ...page, fields };
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

/** At which row of the table a case stands; null where the filter leaves it out. */
export async function placeOfRow(app: Application, rowId: number): Promise<number | null> {
  const state = app.store.getState();
  const query = { filter: currentFilter(state), order: state.order };
  const places = await app.services.casebook.placesOfRows('place-of-row', query, Uint32Array.of(rowId));
  return places[0] ?? null;
}

/** The row under the pointer; the map shows where it lies. */
export function pointAtRow(
  app: Application,
  place: { readonly page: Page; readonly at: number } | null,
): void {
  const { records } = app.store.getState();
  const rowId = place === null ? null : place.page.rowIds[place.at]!;
  if ((records.pointed?.rowId ?? null) === rowId) return;
  const pointed = place === null || rowId === null ? null : { rowId, lngLat: lngLatOf(place.page, place.at) };
  app.store.setState((state) => ({ records: { ...state.records, pointed } }));
}

/** The case under the pointer on the map; the table shows its row. */
export function pointAtPoint(app: Application, rowId: number | null): void {
  const pointed = rowId === null ? null : { rowId, lngLat: null };
  app.store.setState((state) => ({ records: { ...state.records, pointed } }));
}

function lngLatOf({ fields, cells }: Page, at: number): LngLat | null {
  const [lng, lat] = (['lon', 'lat'] as const).map((field) => cells[fields.indexOf(field)]?.[at]);
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null;
}

/** The selected case has been read: the map shows where it lies. */
export function showSelectedPlace(app: Application, page: Page | null): void {
  const selectedPlace = page === null || page.rowIds.length === 0 ? null : lngLatOf(page, 0);
  app.store.setState((state) => ({ records: { ...state.records, selectedPlace } }));
}

export function selectRow(app: Application, rowId: number | null): void {
  app.store.setState({ selectedRow: rowId });
}
