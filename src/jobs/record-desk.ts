import { isExtraField, type RowField } from '../domain/extra-field';
import { type FieldId, fieldKind, isFieldId } from '../domain/field';
import type { Filter } from '../domain/filter';
import type { GroupKey, ValueGroups, Wanted } from '../domain/find-records';
import { foldText } from '../domain/folded-text';
import type { RowsQuery } from '../domain/question';
import type { Engine } from '../engine/port';
import { wordsLike } from './sound-match';
import type { TableFile, writeTable } from './write-table';

interface RecordDeskPorts {
  readonly engineFor: (filter: Filter, signal: AbortSignal) => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

/** What was found so far: places in the table's order, ascending. */
export interface FoundRecords {
  readonly places: Uint32Array;
  /** All rows were looked through; else only some from the place that was asked about. */
  readonly complete: boolean;
}

/** Rows from the place in view on that are looked through first: they travel as bound values, so there are few. */
const FIRST_ROWS = 400;

/** What the records table asks beside its pages. */
export function createRecordDesk({ engineFor, job }: RecordDeskPorts) {
  return {
    /**
     * Where a text occurs in any of the columns, names also by their sound. `onFound` is told first what lies in the rows
     * from `from` on, then everything.
     */
    findRecords: (
      id: string,
      query: RowsQuery,
      fields: readonly RowField[],
      text: string,
      from: number,
      onFound: (found: FoundRecords) => void,
    ): Promise<void> =>
      job(id, async (signal) => {
        const engine = await engineFor(query.filter, signal);
        const wanted = await wantedOf(engine, fields, text, signal);
        const near = await engine.find(query, wanted, { from, n: FIRST_ROWS }, signal);
        onFound({ places: near, complete: false });
        onFound({ places: await engine.find(query, wanted, null, signal), complete: true });
      }),

    /** How many rows of the filter have each combination of values. */
    groupRecords: (
      id: string,
      filter: Filter,
      keys: readonly GroupKey[],
      limit: number,
    ): Promise<ValueGroups> =>
      job(id, async (signal) => (await engineFor(filter, signal)).groups(filter, keys, limit, signal)),

    /** A small table that stands on the screen, as a file. */
    tableFile: (
      id: string,
      table: Parameters<typeof writeTable>[0],
      fields: readonly RowField[],
      file: TableFile,
    ): Promise<Blob> =>
      job(id, async (signal) => (await import('./write-table')).writeTable(table, fields, file, signal)),

    /** Places of rows in the table's order, ascending; rows that the filter leaves out have none. */
    placesOfRows: (id: string, query: RowsQuery, rowIds: Uint32Array): Promise<Uint32Array> =>
      job(id, async (signal) => (await engineFor(query.filter, signal)).placesOf(query, rowIds, signal)),

    /** Row ids from .. from + n in the table's order. */
    rowIdsOf: (id: string, query: RowsQuery, from: number, n: number): Promise<Uint32Array> =>
      job(id, async (signal) =>
        (await (await engineFor(query.filter, signal)).rowIds(query, signal)).slice(from, from + n),
      ),
  };
}

/** Texts are searched as they are, names are matched beforehand; times and numbers are not searched. */
async function wantedOf(
  engine: Engine,
  fields: readonly RowField[],
  text: string,
  signal: AbortSignal,
): Promise<Wanted> {
  const texts: RowField[] = [];
  const among: Wanted['among'][number][] = [];
  for (const field of fields) {
    if (!isSearched(field)) continue;
    const words = await engine.words(field, signal);
    if (words === null) texts.push(field);
    else {
      const values = await wordsLike(words, text);
      if (values.length > 0) among.push({ field, values });
      // What of the file's own column has no code is in no list of words.
      if (isExtraField(field)) texts.push(field);
    }
  }
  return { text: foldText(text), texts, among };
}

function isSearched(field: RowField): boolean {
  if (field === 'geo_quality') return false;
  if (!isFieldId(field)) return true;
  const kind = fieldKind(field satisfies FieldId);
  return kind === 'text' || kind === 'category';
}
