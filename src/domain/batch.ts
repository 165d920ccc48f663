import type { ExtraField } from './extra-field';
import type { FieldId } from './field';

/**
 * Columns of a batch. Everything is a plain typed array, so a batch crosses a worker for free.
 * Dictionary codes refer to the data set's dictionary of that field, which grows from batch to batch:
 * code 0 is always "missing", the next code is the length so far, and `added` lists the values this
 * batch appended.
 */
export type Column = DictionaryColumn | TextColumn | TimeColumn | NumberColumn;

export interface DictionaryColumn {
  readonly kind: 'dictionary';
  readonly codes: Uint32Array;
  readonly added: readonly string[];
}

/** UTF-8 text: row i is bytes[offsets[i] .. offsets[i+1]); an empty one is missing. */
export interface TextColumn {
  readonly kind: 'text';
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Milliseconds since 1970-01-01T00:00 of the local wall clock (no zone, never shifted); NaN is missing. */
export interface TimeColumn {
  readonly kind: 'time';
  readonly values: Float64Array;
}

/** NaN is missing. Flags are 0 or 1. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly values: Float64Array;
}

/**
 * Texts by this batch's own list: code 0 is an empty cell, code k is values[k - 1]. No batch refers to another's list,
 * so batches of several files may follow each other.
 */
export interface CodedTexts {
  readonly kind: 'coded';
  readonly codes: Uint16Array | Uint32Array;
  readonly values: readonly string[];
}

/** A column of the file that no canonical field takes, exact to the byte; `text` where values hardly repeat. */
export interface ExtraCells {
  readonly field: ExtraField;
  readonly cells: CodedTexts | TextColumn;
}

/** Rows in file order. Every column has `rowCount` entries; a field that no column maps to is absent. */
export interface Batch {
  readonly rowCount: number;
  readonly columns: { readonly [F in FieldId]?: Column };
  /** Unmapped columns that are kept; one that is absent is empty in all rows. Only the database holds them. */
  readonly extras?: readonly ExtraCells[];
  /** Indexes into PLACE_DOUBTS, where reading the places found any cause for them. */
  readonly doubts?: Uint8Array;
  /** 1-based physical line (or sheet row) of each row in the source. */
  readonly lines: Uint32Array;
}
