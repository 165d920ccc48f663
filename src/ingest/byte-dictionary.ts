import { hashBytes } from './byte-hash';
import { createByteTable } from './byte-table';

export interface ByteDictionary {
  /** Index of the value bytes[start .. end), in order of first appearance; a new one gets the next index. */
  indexOf(bytes: Uint8Array, view: DataView, start: number, end: number): number;
  readonly size: () => number;
}

/** Distinct byte strings → 0, 1, 2 … */
export function createByteDictionary(): ByteDictionary {
  const table = createByteTable();
  return {
    indexOf(bytes, view, start, end) {
      const found = table.find(hashBytes(bytes, view, start, end, 0), bytes, start, end);
      return found >= 0 ? found : table.add(bytes, start, end);
    },
    size: table.size,
  };
}
