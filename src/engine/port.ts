import type { Batch } from '../domain/batch';
import type { LoadedField, RowField } from '../domain/extra-field';
import type { CaseColumns } from '../domain/fact';
import type { FieldId } from '../domain/field';
import type { Filter } from '../domain/filter';
import type { GroupKey, RowSpan, ValueGroups, Wanted } from '../domain/find-records';
import type { PlaceColumns } from '../domain/place';
import type { Answer, Page, Question, RowsQuery } from '../domain/question';
import type { TableQuality } from '../domain/table-quality';
import type { Zone } from '../domain/zone-set';
import type { GivenClause } from './kept-rows';
import type { SqlPanel } from './sql-panel';

/** What an engine can do, so that nothing above the port has to know which engine it is. */
export interface EngineCapabilities {
  readonly local: boolean;
  readonly cancel: boolean;
}

/**
 * The database behind one port. Row ids are 0, 1, 2 … in file order. Every call may be aborted by its signal and
 * then rejects with the signal's reason.
 */
export interface Engine {
  readonly capabilities: EngineCapabilities;

  /**
   * Loading: begin → append* → commit. Until commit, questions are answered from the data before. `fields` are all that
   * any batch will have; the file's own columns among them are kept in that order.
   */
  begin(fields: readonly LoadedField[], signal?: AbortSignal): Promise<void>;
  append(batch: Batch, signal?: AbortSignal): Promise<void>;
  /** Swaps the staged rows in; gives their number. */
  commit(): Promise<number>;
  discard(): Promise<void>;

  /** Replaces the derived place columns of the committed data. `zones` is empty where none are loaded. */
  setPlaces(
    places: PlaceColumns,
    zones: readonly Zone[],
    zoneSet: string | null,
    signal?: AbortSignal,
  ): Promise<void>;

  /**
   * The rows of a fact's or a set's clause, which no SQL can tell: a filter with such a clause can be asked once they
   * are here. They go when rows are swapped in.
   */
  keepRows(clause: GivenClause, rowIds: Uint32Array): Promise<void>;

  /** Density and points are the brush index's alone; asking for them here rejects. */
  aggregate(question: Question, filter: Filter, signal?: AbortSignal): Promise<Answer>;

  /** Rows from .. from+n of the ordered rows. */
  page(
    query: RowsQuery,
    fields: readonly RowField[],
    from: number,
    n: number,
    signal?: AbortSignal,
  ): Promise<Page>;

  /** Ids of all rows of the query in its order. */
  rowIds(query: RowsQuery, signal?: AbortSignal): Promise<Uint32Array>;

  /** Places, in the query's order and ascending, of the rows that hold what is wanted; only within `span` where given. */
  find(query: RowsQuery, wanted: Wanted, span: RowSpan | null, signal?: AbortSignal): Promise<Uint32Array>;

  /** Places of rows in the query's order, ascending; rows that the filter does not let through have none. */
  placesOf(query: RowsQuery, rowIds: Uint32Array, signal?: AbortSignal): Promise<Uint32Array>;

  /** The distinct texts of a column that has few of them; null for every other column. '' may be among them. */
  words(field: RowField, signal?: AbortSignal): Promise<readonly string[] | null>;

  /** How many rows of the filter have each combination of values; at most `limit` groups. */
  groups(
    filter: Filter,
    keys: readonly GroupKey[],
    limit: number,
    signal?: AbortSignal,
  ): Promise<ValueGroups>;

  /** Whole columns of the committed rows in file order; a field that the data does not have is left out. */
  columns(fields: readonly FieldId[], signal?: AbortSignal): Promise<CaseColumns>;

  /** What is missing, impossible or odd in all rows; `now` in ms of the local wall clock. */
  quality(now: number, signal?: AbortSignal): Promise<TableQuality>;

  /** A person's own queries, which read and change nothing. */
  readonly sql: SqlPanel;

  close(): Promise<void>;
}
