import { hashBytes, hashPair } from './byte-hash';
import { trimmedEnd, trimmedStart } from './columns/trim';
import { fieldCount, type RecordBlock } from './record-block';

/** Writes two 32-bit hashes of a record into out[0] and out[1]; equal content gives equal hashes. */
export type RecordSignature = (block: RecordBlock, record: number, out: Uint32Array) => void;

/** By the record's bytes: the fastest, and enough within one file. */
export const signBytes: RecordSignature = (block, record, out) =>
  hashPair(block.view, block.starts[record]!, block.ends[record]!, out, 0);

/**
 * By what stands under which header, so that a row is known again in a file of another column order, delimiter, quoting
 * or encoding. Blanks around a cell and empty cells do not count.
 */
export function signCells(headers: readonly string[]): RecordSignature {
  const encoder = new TextEncoder();
  const seen = new Map<string, number>();
  const names = Uint32Array.from(headers, (header) => {
    const occurrence = (seen.get(header) ?? 0) + 1;
    seen.set(header, occurrence);
    const bytes = encoder.encode(`${occurrence}:${header.trim()}`);
    return hashBytes(bytes, new DataView(bytes.buffer), 0, bytes.length, 0x51ab);
  });
  const cell = new Uint32Array(2);
  return (block, record, out) => {
    const first = block.firstField[record]!;
    const columns = Math.min(fieldCount(block, record), names.length);
    let high = 0;
    let low = 0;
    for (let column = 0; column < columns; column++) {
      const start = trimmedStart(
        block.bytes,
        block.fieldStarts[first + column]!,
        block.fieldEnds[first + column]!,
      );
      const end = trimmedEnd(block.bytes, start, block.fieldEnds[first + column]!);
      if (start === end) continue;
      hashPair(block.view, start, end, cell, 0);
      // A sum, so that the order of the columns does not matter; mixed, so that swapped cells do.
      high = (high + mixed(cell[0]! ^ names[column]!)) | 0;
      low = (low + mixed(cell[1]! + Math.imul(names[column]!, 0x9e3779b1))) | 0;
    }
    out[0] = high;
    out[1] = low;
  };
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
