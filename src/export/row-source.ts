import type { RowField } from '../domain/extra-field';
import type { Page } from '../domain/question';

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
}

/** The rows that an export writes, in order, however they are stored. */
export interface RowSource {
  /** How many rows there are; what was written is checked against it. */
  readonly count: number;
  readonly fields: readonly ExportField[];
  /** May be walked more than once. Rejects with the signal's reason when aborted. */
  chunks(signal?: AbortSignal): AsyncIterable<RowChunk>;
}
