import edgeRowWords from '../../data/edge-row-words.json';
import { fieldCount, type RecordBlock } from './record-block';
import { decodeUtf8 } from './utf8';

/** Rows of a table that are no records: totals below it, and notes around it. */
export type EdgeRow = 'totals_row' | 'note_row';

const encoder = new TextEncoder();
const TOTALS = edgeRowWords.totals;
const NOTES = edgeRowWords.notes;

/** Nearly every record is dismissed by the first byte of its first filled cell. */
const CANDIDATE = new Uint8Array(256);
for (const word of [...TOTALS, ...NOTES]) {
  CANDIDATE[encoder.encode(word)[0]!] = 1;
  CANDIDATE[encoder.encode(word.toUpperCase())[0]!] = 1;
}

/**
 * A totals row begins with 合计 or its like and has nothing in the columns `always` (time, place), which every case
 * has. A note is the only filled cell of its row and begins with 注： or its like.
 */
export function edgeRow(block: RecordBlock, record: number, always: readonly number[]): EdgeRow | null {
  const from = block.firstField[record]!;
  const to = from + fieldCount(block, record);
  let field = from;
  while (field < to && block.fieldStarts[field] === block.fieldEnds[field]) field++;
  if (field === to || CANDIDATE[block.bytes[block.fieldStarts[field]!]!] === 0) return null;
  const start = block.fieldStarts[field]!;
  const end = block.fieldEnds[field]!;
  const text = decodeUtf8(block.bytes, start, Math.min(end, start + 60)).toLowerCase();
  const word = text.replace(/[\s　]/g, '');
  const alone = restIsEmpty(block, field + 1, to);
  const total = TOTALS.some(
    (name) => word === name || ((word.startsWith(`${name}:`) || word.startsWith(`${name}：`)) && alone),
  );
  if (total) {
    const filled = (column: number) => {
      const i = from + column;
      return i < to && i !== field && !isBlankField(block, i);
    };
    return always.some(filled) ? null : 'totals_row';
  }
  return alone && NOTES.some((name) => word.startsWith(name)) ? 'note_row' : null;
}

function restIsEmpty(block: RecordBlock, from: number, to: number): boolean {
  for (let field = from; field < to; field++) {
    if (!isBlankField(block, field)) return false;
  }
  return true;
}

function isBlankField(block: RecordBlock, field: number): boolean {
  for (let at = block.fieldStarts[field]!; at < block.fieldEnds[field]!; at++) {
    if (block.bytes[at]! > 32) return false;
  }
  return true;
}
