import { grownUint32 } from './grown';
import type { RecordBlock } from './record-block';

/** The file's own row numbers for records that were tabulated: the scanner sees only lines of the text made from them. */
export function createRowNumbers() {
  let waiting = new Uint32Array(4096);
  let from = 0;
  let to = 0;
  return {
    add(numbers: Uint32Array): void {
      if (from > 0) {
        waiting.copyWithin(0, from, to);
        to -= from;
        from = 0;
      }
      if (to + numbers.length > waiting.length) waiting = grownUint32(waiting, to + numbers.length);
      waiting.set(numbers, to);
      to += numbers.length;
    },
    /** Puts them in place of the lines of the next records; without any, the lines stay. */
    apply(block: RecordBlock): void {
      const count = Math.min(block.count, to - from);
      block.lines.set(waiting.subarray(from, from + count));
      from += count;
    },
  };
}
