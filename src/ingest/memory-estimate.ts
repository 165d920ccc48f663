import type { Batch, Column, ExtraCells } from '../domain/batch';

/** What a data set will take in memory, told from its first rows. */
export interface MemoryEstimate {
  readonly rows: number;
  readonly megabytes: number;
}

const encoder = new TextEncoder();

/** Page, workers, empty database, and the rows that wait for it. */
const BASE_MEGABYTES = 550;
/** Of a row beside its columns: ids of row and place, zone, class, line, offset, and what tells a case met before. */
const ROW_BYTES = 120;
/** DuckDB's string_t: up to 12 bytes of text lie in it, longer text on a heap beside it. */
const STRING_BYTES = 16;
const INLINE_BYTES = 12;
/** Staged and joined copies of the brush index. */
const CODE_BYTES = 6;
const NUMBER_BYTES = 16;

/**
 * Of a whole source, from the rows of its first `bytesRead` bytes. What the database and the brush index take for a row is
 * measured (5 M rows of the bench's file: 2.3 GB); the texts are weighed.
 */
export function estimateMemory(sample: Batch, bytesRead: number, byteLength: number): MemoryEstimate {
  const { rowCount, columns, extras = [] } = sample;
  if (rowCount === 0 || bytesRead === 0) return { rows: 0, megabytes: BASE_MEGABYTES };
  const perRow =
    ROW_BYTES +
    Object.values(columns).reduce((sum, column) => sum + columnBytes(column, rowCount), 0) +
    extras.reduce((sum, { cells }) => sum + extraBytes(cells, rowCount), 0);
  const rows = Math.round((rowCount * byteLength) / bytesRead);
  return { rows, megabytes: Math.round(BASE_MEGABYTES + (rows * perRow) / 1e6) };
}

function columnBytes(column: Column, rows: number): number {
  switch (column.kind) {
    case 'text':
      return STRING_BYTES + heapBytes(column.bytes.length / rows);
    case 'dictionary': {
      const lengths = [0, ...column.added.map((text) => encoder.encode(text).length)];
      let bytes = 0;
      for (const code of column.codes) bytes += heapBytes(lengths[code] ?? 0);
      return STRING_BYTES + CODE_BYTES + bytes / rows;
    }
    case 'time':
    case 'number':
      return NUMBER_BYTES;
  }
}

function extraBytes(cells: ExtraCells['cells'], rows: number): number {
  return cells.kind === 'text' ? 2 + STRING_BYTES + heapBytes(cells.bytes.length / rows) : 2;
}

function heapBytes(length: number): number {
  return length > INLINE_BYTES ? length : 0;
}
