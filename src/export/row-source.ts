import type { RowField } from '../domain/extra-field';
import type { Page } from '../domain/question';

export type ExportField = RowField;

/** The rows that an export writes, in order, however they are stored. */
export interface RowSource {
  /** How many rows there are; what was written is checked against it. */
  readonly count: number;
  readonly fields: readonly ExportField[];
  /** Pages with the cells of `fields` in that order. Rejects with the signal's reason when aborted. */
  chunks(
    signal?: AbortSignal,
  ): AsyncIterable<Pick<Page, 'cells'> & { readonly rowIds: { readonly length: number } }>;
}
