import type { CaseMarks } from '../domain/case-marks';
import { NO_MARKS } from '../domain/case-marks';
import type { RowField } from '../domain/extra-field';
import type { GroupKey } from '../domain/find-records';
import type { LngLat } from '../domain/place';

/** A search in the table; `version` is the table's (data, filter, order) that the places are of. */
export interface FindState {
  readonly text: string;
  readonly version: string;
  readonly status: 'searching' | 'near' | 'complete' | 'failed';
  /** Places in the table's order, ascending. */
  readonly places: Uint32Array;
  /** Index in `places` of the hit that is shown; null: none yet. */
  readonly at: number | null;
}

export interface RecordsState {
  /** Pixels, by field; what was never changed is absent. */
  readonly widths: { readonly [F in RowField]?: number };
  /** Columns that stay in view at the left, in the order of the shown ones. */
  readonly pinned: readonly RowField[];
  readonly find: FindState | null;
  /** The table shows groups instead of rows. */
  readonly grouping: readonly GroupKey[] | null;
  /** Rows that are picked for something to be done with them. */
  readonly picked: ReadonlySet<number>;
  /** The row under the pointer, and where it lies. */
  readonly pointed: { readonly rowId: number; readonly lngLat: LngLat | null } | null;
  /** Where the selected case lies. */
  readonly selectedPlace: LngLat | null;
  readonly marks: MarksState;
}

export interface MarksState {
  /** The data (DatasetSummary.id and version) that `rows` is of; null: not read yet. */
  readonly data: string | null;
  readonly marks: CaseMarks;
  /** Key of the mark, by row of the open data. */
  readonly rows: ReadonlyMap<number, string>;
}

export const INITIAL_RECORDS: RecordsState = {
  widths: {},
  pinned: ['case_id'],
  find: null,
  grouping: null,
  picked: new Set(),
  pointed: null,
  selectedPlace: null,
  marks: { data: null, marks: NO_MARKS, rows: new Map() },
};
