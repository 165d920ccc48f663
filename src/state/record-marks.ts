import {
  type CaseMark,
  type CaseMarks,
  type CaseTag,
  markKey,
  type TagColour,
  withMarks,
  withoutTag,
} from '../domain/case-marks';
import type { RowField } from '../domain/extra-field';
import type { MarkedRows } from '../domain/mark-field';
import type { Page } from '../domain/question';
import type { RowSetClause } from '../domain/row-set';
import { NOTE_LENGTH, parseCaseMarks, TAG_NAME_LENGTH } from '../session/case-marks-schema';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import type { MarksState } from './records-state';
import { setFromRows } from './row-sets';

/** Marks belong to a data set for life, whatever is appended to it; the demo has none of its own, so its content is it. */
function storeKey(app: Application): string {
  return marksKey(app.manifest.open ?? app.store.getState().dataset.summary?.id ?? '');
}

/** Where a data set's marks are kept. */
export function marksKey(dataset: string): string {
  return `case-marks:${dataset}`;
}

/** For a data set that is deleted: what was said of its cases goes with it. */
export async function forgetMarks(app: Application, dataset: string): Promise<void> {
  await app.services.keeper.putValue(marksKey(dataset), null).catch(() => undefined);
}

function dataOf(state: AppState): string {
  return `${state.dataset.summary?.id ?? ''} ${state.dataset.version}`;
}

function setMarks(app: Application, marks: MarksState): void {
  app.store.setState((state) => ({ records: { ...state.records, marks } }));
}

/** What of a row makes it itself: the file's columns, without what the product works out. */
function sourceFields(state: AppState): readonly RowField[] {
  const { fields = [], extras = [] } = state.dataset.summary ?? {};
  return [...fields.filter((field) => field !== 'lon' && field !== 'lat'), ...extras];
}

const ROWS_AT_ONCE = 5000;
export const MOST_MARKED = 20_000;
let asked = 0;

/** Rows by id: a set that only this question is about. */
async function pagesOfRows(
  app: Application,
  rowIds: readonly number[],
  fields: readonly RowField[],
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let from = 0; from < rowIds.length; from += ROWS_AT_ONCE) {
    const some = Uint32Array.from(rowIds.slice(from, from + ROWS_AT_ONCE));
    asked += 1;
    const clause: RowSetClause = {
      kind: 'set',
      source: 'selection',
      recipe: { made: 'marks', asked },
      frozenAt: asked,
    };
    await app.services.casebook.keepSet(clause, some);
    pages.push(
      await app.services.casebook.page(
        `marks-${asked}`,
        { filter: [clause], order: [] },
        fields,
        0,
        some.length,
      ),
    );
  }
  return pages;
}

async function keysOfRows(app: Application, rowIds: readonly number[]): Promise<Map<number, string>> {
  const fields = sourceFields(app.store.getState());
  const keys = new Map<number, string>();
  for (const page of await pagesOfRows(app, rowIds, fields)) keysOfPage(page, keys);
  return keys;
}

function keysOfPage({ rowIds, fields, cells }: Page, keys: Map<number, string>): void {
  const idAt = fields.indexOf('case_id');
  rowIds.forEach((rowId, at) => {
    const id = idAt < 0 ? null : (cells[idAt]?.[at] ?? null);
    const said = Object.fromEntries(fields.map((field, column) => [field, cells[column]?.[at] ?? null]));
    keys.set(rowId, markKey(id === null ? null : String(id), said));
  });
}

/** Reads what was kept for the open data set and finds the rows it is about. */
export async function restoreMarks(app: Application): Promise<void> {
  const state = app.store.getState();
  const data = dataOf(state);
  if (!state.dataset.engineReady || state.records.marks.data === data) return;
  const marks = parseCaseMarks(await app.services.keeper.value(storeKey(app)).catch(() => null));
  const rows = await rowsOfMarks(app, marks);
  if (dataOf(app.store.getState()) !== data) return;
  setMarks(app, { data, marks, rows });
}

async function rowsOfMarks(app: Application, marks: CaseMarks): Promise<ReadonlyMap<number, string>> {
  const rows = new Map<number, string>();
  const keys = Object.keys(marks.cases);
  const ids = keys.filter((key) => key.startsWith('id:')).map((key) => key.slice(3));
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const values = ids.slice(from, from + ROWS_AT_ONCE);
    const query = {
      filter: [{ kind: 'column', field: 'case_id', test: { op: 'among', values } } as const],
      order: [],
    };
    const page = await app.services.casebook.page('marks-ids', query, ['case_id'], 0, values.length * 2);
    page.rowIds.forEach((rowId, at) => {
      rows.set(rowId, `id:${page.cells[0]?.[at]}`);
    });
  }
  const wanted = new Set(keys.filter((key) => key.startsWith('row:')));
  if (wanted.size === 0) return rows;
  // A case without a number is most often where it was.
  const total = app.store.getState().dataset.summary?.rowCount ?? 0;
  const hints = [...wanted].map((key) => marks.cases[key]!.row).filter((row) => row < total);
  const take = (found: ReadonlyMap<number, string>) => {
    for (const [rowId, key] of found) if (wanted.delete(key)) rows.set(rowId, key);
  };
  take(await keysOfRows(app, hints));
  const fields = sourceFields(app.store.getState());
  for (let from = 0; wanted.size > 0 && from < total; from += ROWS_AT_ONCE) {
    const found = new Map<number, string>();
    const whole = { filter: [], order: [] };
    keysOfPage(await app.services.casebook.page('marks-scan', whole, fields, from, ROWS_AT_ONCE), found);
    take(found);
  }
  return rows;
}

async function change(
  app: Application,
  rowIds: readonly number[],
  of: (mark: CaseMark) => CaseMark,
): Promise<void> {
  if (rowIds.length > MOST_MARKED) {
    notify(app.store, 'warn', 'records.pick.too-many', { count: MOST_MARKED });
    return;
  }
  await restoreMarks(app);
  const before = app.store.getState().records.marks;
  const known = new Map(
    rowIds.flatMap((row) => (before.rows.has(row) ? [[row, before.rows.get(row)!]] : [])),
  );
  const fresh = rowIds.filter((row) => !known.has(row));
  for (const [row, key] of fresh.length === 0 ? [] : await keysOfRows(app, fresh)) known.set(row, key);
  await inTurn(async () => {
    const { marks: now } = app.store.getState().records;
    const marks = withMarks(
      now.marks,
      [...known].map(([row, key]) => ({ row, key })),
      of,
    );
    const rows = new Map(now.rows);
    for (const [row, key] of known) {
      if (marks.cases[key] === undefined) rows.delete(row);
      else rows.set(row, key);
    }
    await keep(app, { ...now, marks, rows });
  });
}

let turn: Promise<unknown> = Promise.resolve();

/** A mark is shown when it is kept: the next one begins from there. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const own = turn.then(work);
  turn = own.catch(() => undefined);
  return own;
}

async function keep(app: Application, marks: MarksState): Promise<void> {
  try {
    await app.services.keeper.putValue(storeKey(app), marks.marks);
  } catch {
    notify(app.store, 'warn', 'error.storage');
  }
  setMarks(app, marks);
}

/** On where any of the rows lacks it, else off everywhere. */
export async function toggleTag(app: Application, rowIds: readonly number[], tag: string): Promise<void> {
  await restoreMarks(app);
  const { marks, rows } = app.store.getState().records.marks;
  const everywhere = rowIds.every((row) => marks.cases[rows.get(row) ?? '']?.tags.includes(tag) === true);
  await change(app, rowIds, (mark) => ({
    ...mark,
    tags: everywhere
      ? mark.tags.filter((one) => one !== tag)
      : [...mark.tags.filter((one) => one !== tag), tag],
  }));
}

export function setNote(app: Application, rowIds: readonly number[], note: string): Promise<void> {
  return change(app, rowIds, (mark) => ({ ...mark, note: note.trim().slice(0, NOTE_LENGTH) }));
}

/** Gives the id of the new tag, or of the one that has the name already. */
export async function addTag(app: Application, name: string, colour: TagColour): Promise<string | null> {
  const plain = name.trim().slice(0, TAG_NAME_LENGTH);
  if (plain === '') return null;
  await restoreMarks(app);
  await turn;
  const now = app.store.getState().records.marks;
  const known = now.marks.tags.find((tag) => tag.name === plain);
  if (known !== undefined) return known.id;
  const used = new Set(now.marks.tags.map(({ id }) => id));
  let n = now.marks.tags.length + 1;
  while (used.has(`t${n}`)) n += 1;
  const tag: CaseTag = { id: `t${n}`, name: plain, colour };
  await inTurn(() => keep(app, { ...now, marks: { ...now.marks, tags: [...now.marks.tags, tag] } }));
  return tag.id;
}

export async function removeTag(app: Application, id: string): Promise<void> {
  await turn;
  const now = app.store.getState().records.marks;
  const marks = withoutTag(now.marks, id);
  const rows = new Map([...now.rows].filter(([, key]) => marks.cases[key] !== undefined));
  await inTurn(() => keep(app, { ...now, marks, rows }));
}

export function rowsWithTag({ marks, rows }: MarksState, tag: string): readonly number[] {
  return [...rows].flatMap(([row, key]) => (marks.cases[key]?.tags.includes(tag) === true ? [row] : []));
}

/** The cases with a tag (null: with any mark) become a set of the filter, as they are now. */
export async function filterByTag(app: Application, tag: string | null): Promise<void> {
  await restoreMarks(app);
  const { marks } = app.store.getState().records;
  const rowIds = tag === null ? [...marks.rows.keys()] : rowsWithTag(marks, tag);
  await setFromRows(app, 'tag', { tag: tag ?? '' }, Uint32Array.from(rowIds).sort());
}

/** The rows of a tag's set today; null where the recipe is none of ours. */
export async function remakeTagSet(
  app: Application,
  recipe: RowSetClause['recipe'],
): Promise<Uint32Array | null> {
  if (typeof recipe.tag !== 'string') return null;
  await restoreMarks(app);
  const { marks } = app.store.getState().records;
  const rowIds = recipe.tag === '' ? [...marks.rows.keys()] : rowsWithTag(marks, recipe.tag);
  return Uint32Array.from(rowIds).sort();
}

/** Marks as the table draws them: 'red blue|note' by row. */
export function markTexts({ marks, rows }: MarksState): ReadonlyMap<number, string> {
  const colours = new Map(marks.tags.map(({ id, colour }) => [id, colour]));
  const texts = new Map<number, string>();
  for (const [row, key] of rows) {
    const mark = marks.cases[key];
    if (mark === undefined) continue;
    const shown = [...new Set(mark.tags.flatMap((tag) => colours.get(tag) ?? []))];
    texts.set(row, `${shown.join(' ')}|${mark.note}`);
  }
  return texts;
}

/** The marks of the open data's rows as an export writes them: names of tags, one after the other, and notes. */
export async function markedRows(app: Application): Promise<MarkedRows> {
  await restoreMarks(app);
  const { marks, rows } = app.store.getState().records.marks;
  const names = new Map(marks.tags.map(({ id, name }) => [id, name]));
  const known = [...rows].flatMap(([row, key]) => {
    const mark = marks.cases[key];
    return mark === undefined ? [] : [{ row, mark }];
  });
  return {
    rowIds: Uint32Array.from(known, ({ row }) => row),
    tags: known.map(({ mark }) => mark.tags.flatMap((tag) => names.get(tag) ?? []).join('；')),
    note: known.map(({ mark }) => mark.note),
  };
}
