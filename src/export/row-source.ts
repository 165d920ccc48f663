import type { RowField } from '../domain/extra-field';
import type { MultiPolygonShape } from '../domain/polygon-shape';
import type { Page } from '../domain/question';
import type { CellKind } from './cell-kind';

export type ExportField = RowField;

/** East and north of each row in the system of the file (degrees: longitude and latitude); NaN where there is no place. */
export interface RowPoints {
  readonly easts: Float64Array;
  readonly norths: Float64Array;
}

/** Some rows in a row, with the cells of the source's fields in that order. */
export interface RowChunk extends Pick<Page, 'cells'> {
  readonly rowIds: { readonly length: number };
  /** Given where the format writes geometry. */
  readonly points?: RowPoints;
  /** Of a source of polygons, one a row, empty for none; in the system of the file. */
  readonly polygons?: readonly MultiPolygonShape[];
}

/** The rows that an export writes, in order, however they are stored. */
export interface RowSource {
  /** How many rows there are; what was written is checked against it. */
  readonly count: number;
  readonly fields: readonly ExportField[];
  /** What each field's cells are, where that does not follow from the field: columns of tables that are not cases. */
  readonly kinds?: readonly CellKind[];
  /** What the rows are on a map. */
  readonly geometry?: 'point' | 'polygon';
  /** Column that a feature is called by; the case's number where absent. */
  readonly nameAt?: number;
  /** May be walked more than once. Rejects with the signal's reason when aborted. */
  chunks(signal?: AbortSignal): AsyncIterable<RowChunk>;
}
