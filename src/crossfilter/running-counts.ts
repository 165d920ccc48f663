import type { CountRows } from './count-rows';
import type { OrderedRows } from './ordered-rows';

/** Counts by code of any stretch of ordered rows. */
export interface RunningCounts {
  /** Counts of the selected rows at positions from … to − 1; a fresh array. */
  between(from: number, to: number): Uint32Array;
}

/** Fewer positions than this between two checkpoints would cost more memory than time. */
const LEAST_STRIDE = 4096;
/** Each checkpoint has 4 bytes a code: at 32 positions a code the table has an eighth of a byte a row. */
const POSITIONS_PER_CODE = 32;

/**
 * Counts up to every checkpoint, so that a stretch costs two of them and the rows from its ends to the nearest ones,
 * wherever the ends lie.
 */
export function runningCounts(countRows: CountRows, size: number, ordered: OrderedRows): RunningCounts {
  const { count } = ordered;
  let stride = LEAST_STRIDE;
  while (stride < size * POSITIONS_PER_CODE) stride *= 2;
  const checkpoints = Math.floor(count / stride) + 1;
  const table = new Uint32Array(checkpoints * size);
  for (let checkpoint = 1; checkpoint < checkpoints; checkpoint++) {
    const start = checkpoint * size;
    table.copyWithin(start, start - size, start);
    const counts = table.subarray(start, start + size);
    add(counts, (checkpoint - 1) * stride, checkpoint * stride, 1);
  }
  const nearest = (position: number) => Math.min(checkpoints - 1, Math.round(position / stride));

  function add(counts: Uint32Array, from: number, to: number, sign: 1 | -1): void {
    ordered.visit(from, to, (rows) => countRows(counts, rows, sign));
  }
  /** Takes the rows away where `to` comes first. */
  function addSigned(counts: Uint32Array, from: number, to: number): void {
    if (from <= to) add(counts, from, to, 1);
    else add(counts, to, from, -1);
  }

  return {
    between(from, to) {
      const counts = new Uint32Array(size);
      const first = nearest(from);
      const last = nearest(to);
      if (first === last) {
        add(counts, from, to, 1);
        return counts;
      }
      const [start, end] = [first * size, last * size];
      for (let code = 0; code < size; code++) counts[code] = table[end + code]! - table[start + code]!;
      addSigned(counts, last * stride, to);
      addSigned(counts, from, first * stride);
      return counts;
    },
  };
}
