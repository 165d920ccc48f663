import { type Cell, type CellKind, cellText } from './cell-kind';
import type { ExportOptions, TextEncoding } from './export-format';
import type { ExportField, RowChunk } from './row-source';
import { createTextBytes } from './text-bytes';

/** dBASE III: a name takes ten bytes, a text 254. */
const NAME_BYTES = 10;
const MOST_TEXT_BYTES = 254;
const HEAD_BYTES = 32;
const LAST_RECORD = 0x1a;

export interface DbfColumn {
  readonly name: string;
  readonly type: 'C' | 'N';
  width: number;
  decimals: number;
}

export interface DbfTable {
  readonly columns: readonly DbfColumn[];
  /** Makes the columns wide enough for the rows of a chunk, as far as the format goes. */
  measure(chunk: RowChunk): void;
  recordBytes(): number;
  head(rows: number): Uint8Array;
  records(chunk: RowChunk): Uint8Array;
  readonly end: Uint8Array;
  /** Texts that did not fit, and signs that the encoding has none for, in what `records` wrote. */
  readonly loss: { cut: number; lost: number };
}

/** The table of a shapefile: texts and times as C, numbers as N in their shortest form, a missing cell blank. */
export function createDbfTable(
  fields: readonly ExportField[],
  kinds: readonly CellKind[],
  headers: readonly string[],
  words: NonNullable<ExportOptions['words']>,
  encoding: TextEncoding,
): DbfTable {
  const names = dbfNames(headers, encoding);
  const texts = createTextBytes(encoding);
  const columns = kinds.map(
    (kind, index): DbfColumn => ({
      name: names[index]!,
      type: kind === 'number' ? 'N' : 'C',
      width: 1,
      decimals: 0,
    }),
  );
  const loss = { cut: 0, lost: 0 };
  const known = fields.map(() => new Map<Cell, Uint8Array>());
  const bytesOf = (index: number, cell: NonNullable<Cell>): Uint8Array => {
    const remembered = known[index]!.get(cell);
    if (remembered !== undefined) return remembered;
    const kind: CellKind = kinds[index]!;
    const before = texts.lost;
    const bytes = texts.encode(cellText(kind, cell, words[fields[index]!]));
    // What lost a sign is encoded again, so that each cell is counted.
    const whole = texts.lost === before;
    if (whole && (kind === 'coded' || kind === 'flag') && known[index]!.size < 10_000)
      known[index]!.set(cell, bytes);
    return bytes;
  };
  const recordBytes = () => columns.reduce((sum, { width }) => sum + width, 1);

  return {
    columns,
    loss,
    recordBytes,
    end: Uint8Array.of(LAST_RECORD),
    measure({ cells, rowIds }) {
      for (let index = 0; index < columns.length; index++) {
        const column = columns[index]!;
        for (let row = 0; row < rowIds.length; row++) {
          const cell = cells[index]![row]!;
          if (cell === null) continue;
          const { length } = bytesOf(index, cell);
          if (length > column.width) column.width = Math.min(length, MOST_TEXT_BYTES);
          if (column.type === 'N') column.decimals = Math.max(column.decimals, decimalsOf(Number(cell)));
        }
      }
    },
    head: (rows) => headOf(columns, rows, recordBytes(), encoding, texts.encode),
    records({ cells, rowIds }) {
      const record = recordBytes();
      const bytes = new Uint8Array(rowIds.length * record).fill(0x20);
      const before = texts.lost;
      let start = 1;
      for (let index = 0; index < columns.length; index++) {
        const { width, type } = columns[index]!;
        for (let row = 0; row < rowIds.length; row++) {
          const cell = cells[index]![row]!;
          if (cell === null) continue;
          let text = bytesOf(index, cell);
          if (text.length > width) {
            text = text.subarray(0, wholeLength(text, width, encoding));
            loss.cut++;
          }
          const at = row * record + start;
          bytes.set(text, type === 'N' ? at + width - text.length : at);
        }
        start += width;
      }
      loss.lost += texts.lost - before;
      return bytes;
    },
  };
}

function headOf(
  columns: readonly DbfColumn[],
  rows: number,
  recordBytes: number,
  encoding: TextEncoding,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const length = HEAD_BYTES * (columns.length + 1) + 1;
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  const now = new Date();
  bytes.set([0x03, now.getFullYear() - 1900, now.getMonth() + 1, now.getDate()]);
  view.setUint32(4, rows, true);
  view.setUint16(8, length, true);
  view.setUint16(10, recordBytes, true);
  // Language driver: code page 936; UTF-8 has none and is told by the .cpg.
  bytes[29] = encoding === 'utf-8' ? 0 : 0x4d;
  columns.forEach(({ name, type, width, decimals }, index) => {
    const at = HEAD_BYTES * (index + 1);
    bytes.set(encode(name).subarray(0, NAME_BYTES), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = width;
    bytes[at + 17] = decimals;
  });
  bytes[length - 1] = 0x0d;
  return bytes;
}

function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes('e')) return 15;
  const point = text.indexOf('.');
  return point < 0 ? 0 : Math.min(15, text.length - point - 1);
}

/** How much of a text can stay without tearing a sign. */
function wholeLength(bytes: Uint8Array, width: number, encoding: TextEncoding): number {
  if (encoding === 'utf-8') {
    let end = width;
    while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
    return end;
  }
  let end = 0;
  for (;;) {
    const next = end + (bytes[end]! < 0x80 ? 1 : 2);
    if (next > width) return end;
    end = next;
  }
}

/**
 * Headers in ten bytes of the encoding, without tearing a sign, all different also where case does not count: those that
 * meet get a number at their end.
 */
export function dbfNames(headers: readonly string[], encoding: TextEncoding): string[] {
  const texts = createTextBytes(encoding);
  const fitted = (text: string, bytes: number): string => {
    let kept = '';
    for (const sign of text) {
      if (texts.encode(kept + sign).length > bytes) break;
      kept += sign;
    }
    return kept;
  };
  const taken = new Set<string>();
  return headers.map((header) => {
    const clean = header.replace(/[\s\p{Cc}]+/gu, '') || '_';
    let name = fitted(clean, NAME_BYTES);
    for (let n = 2; taken.has(name.toLowerCase()); n++) {
      const ending = `_${n}`;
      name = fitted(clean, NAME_BYTES - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}
