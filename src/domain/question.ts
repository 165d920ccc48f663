import type { RowField } from './extra-field';
import type { CategoryField, TimeField } from './field';
import type { ClauseKey, Filter } from './filter';
import type { Measure } from './measure';
import type { Extent } from './place';

/**
 * A question is a value: the brush index answers it from arrays, the engine from SQL, and a test holds the two
 * to the same answer. `except` names the clauses the view itself owns, so that it is filtered by all but its own.
 */
export type Question =
  | { readonly kind: 'count'; readonly except?: readonly ClauseKey[] }
  | { readonly kind: 'categories'; readonly field: CategoryField; readonly except?: readonly ClauseKey[] }
  | { readonly kind: 'classes'; readonly except?: readonly ClauseKey[] }
  | {
      readonly kind: 'timeline';
      readonly field: TimeField;
      readonly unit: TimeUnit;
      readonly except?: readonly ClauseKey[];
      /** Asks for the filter's span of this field that many calendar years earlier: the same period last year. */
      readonly yearsBack?: number;
    }
  | { readonly kind: 'tide'; readonly field: TimeField; readonly except?: readonly ClauseKey[] }
  | HistogramQuestion
  | { readonly kind: 'zones'; readonly except?: readonly ClauseKey[] }
  | { readonly kind: 'qualities'; readonly except?: readonly ClauseKey[] }
  | DensityQuestion
  | PointsQuestion;

export type TimeUnit = 'hour' | 'day' | 'week' | 'month';

/** Case density around each place, Gaussian of the given standard deviation in metres on the ground. */
export interface DensityQuestion {
  readonly kind: 'density';
  readonly bandwidthMetres: number;
  /** Default-address cases are out unless asked back in. */
  readonly includeDefault: boolean;
  readonly except?: readonly ClauseKey[];
}

/** Cases by size of a number. Bin i holds edges[i] ≤ value < edges[i + 1], in the measure's unit; edges ascend. */
export interface HistogramQuestion {
  readonly kind: 'histogram';
  readonly measure: Measure;
  readonly edges: readonly number[];
  readonly except?: readonly ClauseKey[];
}

export interface PointsQuestion {
  readonly kind: 'points';
  readonly extent: Extent;
  /** No points are given, only their number, where there are more. */
  readonly limit: number;
  readonly includeDefault: boolean;
  readonly except?: readonly ClauseKey[];
}

export type Answer =
  | { readonly kind: 'count'; readonly count: number }
  /** counts[code]; dictionary codes of the field, code 0 is missing. */
  | { readonly kind: 'categories'; readonly counts: Uint32Array }
  /** counts[i] belongs to pairs [majorCodes[i], minorCodes[i]], only pairs that exist in the data. */
  | {
      readonly kind: 'classes';
      readonly majorCodes: Uint32Array;
      readonly minorCodes: Uint32Array;
      readonly counts: Uint32Array;
    }
  /** counts[i] is the unit that starts at starts[i] (ms, local); the units cover the whole data set. */
  | {
      readonly kind: 'timeline';
      readonly starts: Float64Array;
      readonly counts: Uint32Array;
      readonly missing: number;
    }
  /** counts[weekday × 24 + hour], Monday first: the tide (潮汐) of a time. */
  | { readonly kind: 'tide'; readonly counts: Uint32Array; readonly missing: number }
  /** counts[i] is the bin from edges[i]; below the first edge, from the last edge on, and without a value. */
  | {
      readonly kind: 'histogram';
      readonly counts: Uint32Array;
      readonly below: number;
      readonly above: number;
      readonly missing: number;
    }
  /** counts[zone index]; the last entry counts cases in no zone. */
  | { readonly kind: 'zones'; readonly counts: Uint32Array }
  /** In the order of GEO_QUALITIES. */
  | { readonly kind: 'qualities'; readonly counts: Uint32Array }
  | DensityAnswer
  | PointsAnswer;

/**
 * Cases per km² at the centres of a grid that is regular in degrees. Row 0 is the southern one.
 * `cases` is the number of cases that went in; integral over the grid = cases.
 */
export interface DensityAnswer {
  readonly kind: 'density';
  readonly extent: Extent;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  readonly peak: number;
  readonly cases: number;
}

export interface PointsAnswer {
  readonly kind: 'points';
  /** How many cases lie in the extent; the arrays are empty where that exceeds the limit. */
  readonly total: number;
  readonly rowIds: Uint32Array;
  /** lng, lat interleaved. */
  readonly lngLats: Float64Array;
  /** Dictionary codes of `major`. */
  readonly majorCodes: Uint32Array;
}

export interface Order {
  readonly field: RowField;
  readonly descending: boolean;
  /** Texts by the sound of their characters (GB 2312 readings of the browser's collation) instead of by their codes. */
  readonly by?: 'pinyin';
}

/** Which rows, in which order: what a table shows and an export writes. Ties are broken by row id. */
export interface RowsQuery {
  readonly filter: Filter;
  readonly order: readonly Order[];
}

/** Cells of a page; `null` is missing, times are milliseconds of the local wall clock. */
export interface Page {
  readonly rowIds: Uint32Array;
  readonly fields: readonly RowField[];
  /** cells[field index][row] */
  readonly cells: readonly (readonly (string | number | null)[])[];
}
