import { isMissingNumber, type Numbers } from './numbers';

/** Rows in some order; `rows` null stands for 0, 1, 2 … count − 1. */
export interface RowSequence {
  readonly rows: Uint32Array | null;
  readonly count: number;
}

/** The rows that have a number, by number and then by row. */
export interface RowOrder extends RowSequence {
  readonly numbers: Numbers;
}

/** 11 bits: the counters of a pass stay in the processor's first cache. */
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** A stable radix sort over the bits that differ; 4 bytes a row are kept, none where the rows are in order already. */
export function orderRows(numbers: Numbers): RowOrder {
  const { values } = numbers;
  const known = knownRows(numbers);
  if (isAscending(values, known)) return { numbers, ...known };
  let rows = known.rows ?? everyRow(known.count);
  for (const keys of sortKeys(values)) rows = sortByKey(rows, keys);
  return { numbers, rows, count: rows.length };
}

function knownRows(numbers: Numbers): RowSequence {
  const { length } = numbers.values;
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (!isMissingNumber(numbers, row)) rows[count++] = row;
  return count === length ? { rows: null, count } : { rows: rows.slice(0, count), count };
}

function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function isAscending(values: Numbers['values'], { rows, count }: RowSequence): boolean {
  let before = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < count; at++) {
    const value = values[rows === null ? at : rows[at]!]!;
    if (value < before) return false;
    before = value;
  }
  return true;
}

/** Unsigned words whose order is that of the values, the least significant first. */
function sortKeys(values: Numbers['values']): readonly Uint32Array[] {
  if (values instanceof Int32Array) {
    const words = new Uint32Array(values.length);
    for (let row = 0; row < values.length; row++) words[row] = values[row]! ^ 0x8000_0000;
    return [words];
  }
  if (values instanceof Uint8Array) return [Uint32Array.from(values)];
  // A double's bits order like its value once a negative one's are turned over and a positive one's sign is set.
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const top = words[row * 2 + 1]!;
    const negative = top >>> 31 === 1;
    low[row] = negative ? ~words[row * 2]! : words[row * 2]!;
    high[row] = negative ? ~top : top | 0x8000_0000;
  }
  return [low, high];
}

function sortByKey(rows: Uint32Array, keys: Uint32Array): Uint32Array {
  let least = 0xffff_ffff;
  let greatest = 0;
  for (let at = 0; at < rows.length; at++) {
    const key = keys[rows[at]!]!;
    if (key < least) least = key;
    if (key > greatest) greatest = key;
  }
  let from: Uint32Array = rows;
  let to: Uint32Array = new Uint32Array(rows.length);
  const span = greatest - least;
  for (let shift = 0; shift < 32 && span >>> shift !== 0; shift += DIGIT_BITS) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let at = 0; at < from.length; at++) {
      const digit = ((keys[from[at]!]! - least) >>> shift) & (DIGITS - 1);
      starts[digit + 1] = starts[digit + 1]! + 1;
    }
    for (let digit = 0; digit < DIGITS; digit++) starts[digit + 1] = starts[digit + 1]! + starts[digit]!;
    for (let at = 0; at < from.length; at++) {
      const row = from[at]!;
      const digit = ((keys[row]! - least) >>> shift) & (DIGITS - 1);
      const place = starts[digit]!;
      starts[digit] = place + 1;
      to[place] = row;
    }
    const done = to;
    to = from === rows ? new Uint32Array(rows.length) : from;
    from = done;
  }
  return from;
}

/** How many of the ordered rows have a number below `bound`; NaN is above all. */
export function countBelow({ numbers, rows, count }: RowOrder, bound: number): number {
  const { values, scale } = numbers;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[rows === null ? middle : rows[middle]!]! * scale >= bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
