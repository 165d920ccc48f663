import type { Codes } from './columns';
import type { OrderedRows } from './row-order';

/** Counts by code of any stretch of ordered rows. */
export interface RunningCounts {
  /** Counts of the ordered rows at positions from … to − 1; a fresh array. */
  between(from: number, to: number): Uint32Array;
}

/** Fewer rows than this between two checkpoints would cost more memory than time. */
const LEAST_STRIDE = 4096;
/** Each checkpoint has 4 bytes a code: at 16 rows a code the table has a quarter of a byte a row. */
const ROWS_PER_CODE = 16;

/**
 * Counts up to every checkpoint, so that a stretch costs two of them and the rows from its ends to the nearest ones,
 * wherever the ends lie. `codes` undefined: every row has code 0.
 */
export function runningCounts(codes: Codes | undefined, size: number, ordered: OrderedRows): RunningCounts {
  const { count } = ordered;
  if (codes === undefined) {
    return {
      between: (from, to) => Uint32Array.from({ length: size }, (_, code) => (code === 0 ? to - from : 0)),
    };
  }
  let stride = LEAST_STRIDE;
  while (stride < size * ROWS_PER_CODE) stride *= 2;
  const checkpoints = Math.floor(count / stride) + 1;
  const table = new Uint32Array(checkpoints * size);
  for (let checkpoint = 1; checkpoint < checkpoints; checkpoint++) {
    const start = checkpoint * size;
    table.copyWithin(start, start - size, start);
    const counts = table.subarray(start, start + size);
    addCodes(counts, codes, ordered, (checkpoint - 1) * stride, checkpoint * stride, 1);
  }
  const nearest = (position: number) => Math.min(checkpoints - 1, Math.round(position / stride));

  return {
    between(from, to) {
      const counts = new Uint32Array(size);
      const first = nearest(from);
      const last = nearest(to);
      if (first === last) {
        addCodes(counts, codes, ordered, from, to, 1);
        return counts;
      }
      const [start, end] = [first * size, last * size];
      for (let code = 0; code < size; code++) counts[code] = table[end + code]! - table[start + code]!;
      addSigned(counts, codes, ordered, last * stride, to);
      addSigned(counts, codes, ordered, from, first * stride);
      return counts;
    },
  };
}

/** Adds the rows from `from` to `to`; takes them away where `to` comes first. */
function addSigned(counts: Uint32Array, codes: Codes, ordered: OrderedRows, from: number, to: number): void {
  if (from <= to) addCodes(counts, codes, ordered, from, to, 1);
  else addCodes(counts, codes, ordered, to, from, -1);
}

function addCodes(
  counts: Uint32Array,
  codes: Codes,
  { rows }: OrderedRows,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  if (rows === null) {
    for (let at = from; at < to; at++) {
      const code = codes[at]!;
      counts[code] = counts[code]! + sign;
    }
    return;
  }
  for (let at = from; at < to; at++) {
    const code = codes[rows[at]!]!;
    counts[code] = counts[code]! + sign;
  }
}
