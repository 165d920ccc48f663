import type { Batch } from '../domain/batch';
import type { FieldId } from '../domain/field';
import type { Clause, Filter } from '../domain/filter';
import type { CellCounts, CellGrid } from '../domain/hotspot';
import type { CountedUnits, SlicedCounts } from '../domain/hotspot-units';
import type { DefaultAddress, PlaceReport } from '../domain/import-report';
import type { Extent, PlaceColumns } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import type { Answer, Question } from '../domain/question';
import type { TimeSlices } from '../domain/time-slices';
import type { CaseClassWeights, CaseSpan, UnitCases, UnitPlaces } from '../domain/unit-set';
import type { ZoneSet } from '../domain/zone-set';
import type { WholeColumns } from './whole-columns';

/** What the index learned while it was filled. */
export interface IndexSummary {
  readonly rowCount: number;
  readonly dictionaries: { readonly [F in FieldId]?: readonly string[] };
  readonly timeRange: readonly [first: number, last: number] | null;
  /** Robust: widened 1–99 % bounds of the valid points. */
  readonly extent: Extent | null;
}

export interface Located {
  readonly places: PlaceColumns;
  readonly report: PlaceReport;
}

/** The brush index: typed-array columns that follow a pointer. One filter model with the engine. */
export interface BrushIndex {
  begin(): void;
  append(batch: Batch): void;
  /** Swaps the staged rows in, located without zones until `locate` is called. */
  commit(): IndexSummary;
  discard(): void;

  /**
   * Point in polygon for every row, default addresses, quality of every place. `null`: no zones loaded, and `bounds` (the
   * robust extent where absent) decide what is out of the area.
   */
  locate(zoneSet: ZoneSet | null, bounds?: Extent): Located;

  /**
   * The filter's clauses that the index cannot tell: free text, facts, sets of rows, and times and numbers whose
   * columns nobody brought (reported_at comes with the rows). Before a filter with such a clause is answered, hand
   * the row ids of each, alone, to `resolve`; the last few are kept.
   */
  unresolved(filter: Filter): readonly Clause[];
  resolve(clause: Clause, rowIds: Uint32Array): void;

  /** Columns that the questions read and the index was not given; until they are brought they count as missing. */
  lacking(questions: readonly Question[]): readonly FieldId[];
  /** A whole column in file order, times in ms, NaN missing; null where the data has no such field. */
  bring(field: FieldId, values: Float64Array | null): void;

  /**
   * `moving` (a clause of a range: time or number) is about to follow a pointer while the filter's others stay: what
   * the questions need for that is made now instead of at the first steps. Where `moving` stands does not matter.
   */
  prepare(filter: Filter, moving: Clause, questions: readonly Question[]): void;

  /** One mask per clause is kept; only changed clauses are computed again. Throws on an unresolved clause. */
  answer(filter: Filter, questions: readonly Question[]): readonly Answer[];
  rowIds(filter: Filter): Uint32Array;
  /** The filter's cases by cell of a grid, with those that no cell may count. Resolved clauses only, as above. */
  countByCell(filter: Filter, grid: CellGrid): CellCounts;
  /** Likewise by units of any kind; the units of the rows are kept for the next filter. `weights`: one a row. */
  countByUnit(filter: Filter, units: CountedUnits, weights?: Float64Array | null): CellCounts;
  countBySlice(filter: Filter, units: CountedUnits, slices: TimeSlices): SlicedCounts;
  /** Rows of the filter that units count, in the given ones of them. */
  rowsOfUnits(filter: Filter, units: CountedUnits, chosen: Uint32Array): Uint32Array;
  /** Are the units of the rows known by the set's id? The last sets are. */
  holdsUnits(unitSet: string): boolean;
  /** Places every row on a unit of a set that plans divide. */
  holdUnits(units: UnitPlaces): void;
  /**
   * The filter's cases of a span by unit of a set that is held; throws on another. Resolved clauses only. `everyCase`: also
   * those that no statistics count.
   */
  unitCases(
    unitSet: string,
    filter: Filter,
    span: CaseSpan,
    weights: CaseClassWeights,
    everyCase?: boolean,
  ): UnitCases;
  /** Unit of every row of a set that is held, −1 for none. */
  unitOfRows(unitSet: string): Int32Array;
  /** Rows whose unit is `wanted`, or that lie on none where `off`; of a set that is held. Ascending. */
  rowsOnUnits(unitSet: string, wanted: Uint8Array, off: boolean): Uint32Array;
  /** The index's own arrays of those of the columns that it has, to be read and not to be kept. */
  wholeColumns(fields: readonly FieldId[]): WholeColumns;
  /** The filter's cases that have a place, one by one; resolved clauses only. */
  placedCases(filter: Filter): PlacedCases;
}

export type { DefaultAddress };
