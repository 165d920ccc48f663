import type { ImportError, OddValueCode, RejectCode, SkipCode } from '../../domain/import-report';
import type { Encoding, SourceFormat, TableEntry } from '../../domain/recipe';
import type { Result } from '../../domain/result';
import type { DetectedFormat } from '../sniff-format';

/** A stretch of a table in the one form that the record scanner reads: UTF-8, comma, double quote, LF. */
export interface TabulatedChunk {
  /** Whole records; the header rows of the source are records like any other. */
  readonly text: Uint8Array;
  /** The file's own number (row, feature) of each record in `text`. */
  readonly rowNumbers: Uint32Array;
  /** How much of the source has been read, 0..1. */
  readonly fraction: number;
  /** What the text cannot say about cells of these records. */
  readonly notes?: readonly CellNote[];
}

export type CellNoteCode = Extract<
  OddValueCode,
  'cell_error' | 'digits_rounded' | 'shape_fault' | 'column_unlisted'
>;
/** Why a record that the format writes all the same, so that the count holds, is not to be loaded. */
export type RecordVerdict =
  | Extract<RejectCode, 'undecodable'>
  | Extract<SkipCode, 'deleted_record' | 'not_an_object'>;

export interface CellNote {
  /** The file's own row number. */
  readonly row: number;
  /** 0-based. */
  readonly column: number;
  /** A refusal or a skip is of the whole record. Of the rest, `shape_fault`: what is wrong with the feature's geometry, with its line; `column_unlisted`: a property that the beginning of a large file did not have; `cell_error`: an error of a formula stands in the cell, which is read as empty; `digits_rounded`: a long number whose last digits the program that wrote the file had turned into zeros. */
  readonly code: CellNoteCode | RecordVerdict;
  readonly text: string;
}

export interface TabulateOptions {
  /** Name of one of `tables`. */
  readonly table: string;
  /** Records with fewer cells are filled up with empty ones to this number; longer ones stay. */
  readonly columns?: number;
  /** Of the text in the source, where the format leaves it open (DBF, HTML). */
  readonly encoding?: Encoding;
}

/**
 * A format that is not delimited text. It is turned into such text as a stream, so that one scanner and one reader
 * decide what a row, a header, a value and a duplicate is. Times are written YYYY-MM-DD HH:MM:SS, numbers in their
 * shortest exact form, text as it is.
 */
export interface TabulatedFormat {
  readonly id: Exclude<SourceFormat, 'delimited'>;
  readonly reads: readonly DetectedFormat[];
  tables(file: Blob, signal: AbortSignal): Promise<Result<readonly TableEntry[], ImportError>>;
  /** Ends with what went wrong, or null. */
  read(
    file: Blob,
    options: TabulateOptions,
    signal: AbortSignal,
  ): AsyncGenerator<TabulatedChunk, ImportError | null>;
}
