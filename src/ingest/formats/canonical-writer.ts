import { grownBytes, grownUint32 } from '../grown';
import type { TabulatedChunk } from './tabulated';

/** The signs that canonical text is written with. */
export const CANONICAL = { delimiter: ',', quote: '"' } as const;

const COMMA = 44;
const QUOTE = 34;
const LF = 10;

/** A cell as it stands in canonical text: quoted where it holds a comma, a quote, a line break or a blank at an end. */
export function canonicalCell(text: string): string {
  return /[,"\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes records as UTF-8 with comma, double quote and LF, and hands them over in chunks. Cells of a record come in
 * rising order of their 0-based column; those between are empty.
 */
export function createCanonicalWriter(columns = 0) {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(64 * 1024);
  let length = 0;
  let numbers = new Uint32Array(1024);
  let records = 0;
  let column = 0;

  function reserve(more: number): void {
    if (length + more > bytes.length) bytes = grownBytes(bytes, length + more);
  }

  function advanceTo(wanted: number): void {
    reserve(wanted - column + 1);
    for (; column < wanted; column++) bytes[length++] = COMMA;
  }

  return {
    /** Bytes that wait for `take`. */
    length: () => length,
    records: () => records,
    cell(at: number, text: string): void {
      advanceTo(at);
      const { length: units } = text;
      reserve(units * 3 + 2);
      const start = length;
      for (let i = 0; i < units; i++) {
        const code = text.charCodeAt(i);
        if (code > 126 || code === COMMA || code === QUOTE || code <= 32) {
          length = start;
          const cell = canonicalCell(text);
          reserve(cell.length * 3);
          length += encoder.encodeInto(cell, bytes.subarray(length)).written;
          return;
        }
        bytes[length++] = code;
      }
    },
    /** `source[from .. to)` is canonical already. */
    cellBytes(at: number, source: Uint8Array, from: number, to: number): void {
      advanceTo(at);
      reserve(to - from);
      if (to - from < 24) for (let i = from; i < to; i++) bytes[length++] = source[i]!;
      else {
        bytes.set(source.subarray(from, to), length);
        length += to - from;
      }
    },
    endRecord(number: number): void {
      if (columns > 0) advanceTo(columns - 1);
      reserve(3);
      // A line without a byte would be no record.
      if (column === 0 && (length === 0 || bytes[length - 1] === LF)) {
        bytes[length++] = QUOTE;
        bytes[length++] = QUOTE;
      }
      bytes[length++] = LF;
      if (records === numbers.length) numbers = grownUint32(numbers, records + 1);
      numbers[records++] = number;
      column = 0;
    },
    take(fraction: number): TabulatedChunk {
      const chunk = { text: bytes.slice(0, length), rowNumbers: numbers.slice(0, records), fraction };
      length = 0;
      records = 0;
      return chunk;
    },
  };
}

export type CanonicalWriter = ReturnType<typeof createCanonicalWriter>;
