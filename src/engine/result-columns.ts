import type { Data, RecordBatch } from 'apache-arrow';
import { createTextDictionary } from './text-dictionary';

/** Cells of one result column over all batches; null is missing. */
export type Cells = (string | number | null)[];

/** Columns of a result as plain arrays. Only text and numbers of at most 64-bit floats occur in our statements. */
export function cellsOf(batches: readonly RecordBatch[], column: number): Cells {
  const cells: Cells = [];
  for (const batch of batches) {
    const data = batch.data.children[column]!;
    if (data.valueOffsets === undefined) appendNumbers(data, cells);
    else appendTexts(data, cells);
  }
  return cells;
}

/** `cellsOf` for a text that repeats: a distinct one is decoded once, and all its cells are the same string. */
export function codedCellsOf(batches: readonly RecordBatch[], column: number): Cells {
  const cells: Cells = [];
  const { codeOf, values } = createTextDictionary();
  for (const batch of batches) {
    const data = batch.data.children[column]!;
    const offsets = data.valueOffsets as Int32Array;
    const bytes = data.values as Uint8Array;
    const bitmap = bitmapOf(data);
    for (let row = 0; row < data.length; row++) {
      const isThere = bitmap === null || isValid(bitmap, data.offset + row);
      cells.push(isThere ? values[codeOf(bytes, offsets[row]!, offsets[row + 1]!)]! : null);
    }
  }
  return cells;
}

/** A result column of whole numbers without missing ones. */
export function idsOf(batches: readonly RecordBatch[], column: number): Uint32Array {
  const ids = new Uint32Array(batches.reduce((sum, batch) => sum + batch.numRows, 0));
  let at = 0;
  for (const batch of batches) {
    const data = batch.data.children[column]!;
    ids.set((data.values as Int32Array).subarray(0, data.length), at);
    at += data.length;
  }
  return ids;
}

function isValid(bitmap: Uint8Array, row: number): boolean {
  return (bitmap[row >>> 3]! & (1 << (row & 7))) !== 0;
}

/** The bitmap, or null where nothing is missing: Arrow leaves it empty then. */
function bitmapOf(data: Data): Uint8Array | null {
  return data.nullCount > 0 ? data.nullBitmap : null;
}

function appendNumbers(data: Data, cells: Cells): void {
  const values = data.values as Float64Array;
  const bitmap = bitmapOf(data);
  for (let row = 0; row < data.length; row++) {
    cells.push(bitmap === null || isValid(bitmap, data.offset + row) ? values[row]! : null);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * One decoding per batch instead of one per cell, then cells are cut out of it: their UTF-16 positions are found by
 * counting the bytes that begin a character (a four-byte one is two units).
 */
function appendTexts(data: Data, cells: Cells): void {
  const offsets = data.valueOffsets as Int32Array;
  const bytes = data.values as Uint8Array;
  const bitmap = bitmapOf(data);
  const first = offsets[0]!;
  const last = offsets[data.length]!;
  const text = decoder.decode(bytes.subarray(first, last));
  const oneByteEach = text.length === last - first;
  let at = first;
  let unit = 0;
  for (let row = 0; row < data.length; row++) {
    const start = unit;
    const end = offsets[row + 1]!;
    if (oneByteEach) unit += end - at;
    else {
      for (let i = at; i < end; i++) {
        const byte = bytes[i]!;
        if ((byte & 0xc0) !== 0x80) unit += byte >= 0xf0 ? 2 : 1;
      }
    }
    at = end;
    cells.push(bitmap === null || isValid(bitmap, data.offset + row) ? text.slice(start, unit) : null);
  }
}
