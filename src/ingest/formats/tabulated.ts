import type { ImportError } from '../../domain/import-report';
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

export interface CellNote {
  /** The file's own row number. */
  readonly row: number;
  /** 0-based. */
  readonly column: number;
  /** `cell_error`: an error of a formula stands in the cell, which is read as empty; `digits_rounded`: a long number whose last digits the program that wrote the file had turned into zeros. */
  readonly code: 'cell_error' | 'digits_rounded';
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
