import type { DialectSigns } from './dialect-signs';

/**
 * Records found in one stretch of a file, as byte ranges: no strings are made until someone asks for text.
 * Field k of record r is bytes[fieldStarts[i] .. fieldEnds[i]) with i = firstField[r] + k; record r has
 * firstField[r + 1] - firstField[r] fields. Ranges are valid until the scanner is pushed again.
 */
export interface RecordBlock {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Offset in the scanned stream of bytes[0]. */
  readonly baseOffset: number;
  readonly count: number;
  /** Raw extent of each record, line break excluded. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1-based physical line on which each record starts. */
  readonly lines: Uint32Array;
  readonly flags: Int32Array;
  readonly firstField: Int32Array;
  readonly fieldStarts: Int32Array;
  readonly fieldEnds: Int32Array;
  /** Pairs (record, field) whose text holds NUL bytes. */
  readonly nulFields: readonly number[];
}

export const UNCLOSED_QUOTE = 1;
export const TOO_LONG = 2;

export function fieldCount(block: RecordBlock, record: number): number {
  return block.firstField[record + 1]! - block.firstField[record]!;
}

export interface ScannerOptions extends DialectSigns {
  /** Fields a good record has; 0 where that is not known yet. */
  readonly expectedFields: number;
  readonly maxRecordBytes?: number;
}

export interface RecordScanner {
  /** Scans what is complete so far; the tail waits for the next call. */
  push(piece: Uint8Array): RecordBlock;
  finish(): RecordBlock;
}
