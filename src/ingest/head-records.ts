import type { Encoding } from '../domain/recipe';
import type { DialectSigns } from './dialect-signs';
import { fieldCount, UNCLOSED_QUOTE } from './record-block';
import { createRecordScanner } from './record-scanner';
import { createTranscoder } from './transcoder';
import { decodeUtf8 } from './utf8';

/** A record as text, for looking at: previews, header search, tests. Loading never makes one. */
export interface TextRecord {
  /** 1-based physical line. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly unclosedQuote: boolean;
}

/** Where a few records are enough the rest of a head is not scanned. */
const PIECE_BYTES = 32_768;

/** The head of a file as UTF-8 bytes without a byte order mark; a character cut at its end is left out. */
export function headAsUtf8(head: Uint8Array, encoding: Encoding, complete: boolean): Uint8Array {
  const transcoder = createTranscoder(encoding);
  const text = transcoder.push(head);
  if (!complete) return text;
  const rest = transcoder.finish();
  if (rest.length === 0) return text;
  const joined = new Uint8Array(text.length + rest.length);
  joined.set(text);
  joined.set(rest, text.length);
  return joined;
}

/** The first records of UTF-8 text. Where it is not complete its last, perhaps cut, record is left out. */
export function textRecords(
  utf8: Uint8Array,
  dialect: DialectSigns,
  complete: boolean,
  limit: number,
  expectedFields = 0,
): readonly TextRecord[] {
  const scanner = createRecordScanner({ ...dialect, expectedFields });
  const found: TextRecord[] = [];
  for (let at = 0; found.length < limit; at += PIECE_BYTES) {
    const isOver = at >= utf8.length;
    if (isOver && !complete) break;
    const block = isOver ? scanner.finish() : scanner.push(utf8.subarray(at, at + PIECE_BYTES));
    for (let record = 0; record < block.count && found.length < limit; record++) {
      const first = block.firstField[record]!;
      const unclosedQuote = (block.flags[record]! & UNCLOSED_QUOTE) !== 0;
      const cells = unclosedQuote
        ? [decodeUtf8(block.bytes, block.starts[record]!, block.ends[record]!)]
        : Array.from({ length: fieldCount(block, record) }, (_, i) =>
            decodeUtf8(block.bytes, block.fieldStarts[first + i]!, block.fieldEnds[first + i]!),
          );
      found.push({ line: block.lines[record]!, cells, unclosedQuote });
    }
    if (isOver) break;
  }
  return found;
}
