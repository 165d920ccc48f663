import type { Column } from '../../domain/batch';
import type { OddValueCode } from '../../domain/import-report';
import type { RecordBlock } from '../record-block';

/** Reports a value that could not be read, with its place in the block. */
export type OddListener = (
  block: RecordBlock,
  record: number,
  column: number,
  code: OddValueCode,
  start: number,
  end: number,
) => void;

/** Collects one field of the rows of a batch. */
export interface ColumnBuilder {
  /**
   * Appends one value for each of the records kept[0 .. count). `guarded`: texts carry the apostrophes of the
   * export's formula guard.
   */
  append(block: RecordBlock, kept: Int32Array, count: number, guarded: boolean): void;
  /** The rows since the last call. */
  take(): Column;
  /** Rows without a value since the reader began. */
  readonly missing: () => number;
}
