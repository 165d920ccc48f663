import { hashBytes } from './byte-hash';
import { createByteTable } from './byte-table';
import { grownUint32 } from './grown';

/** Ids of cases, numbered from 0 in the order of their adding, and the line that each was last met in. */
export interface IdTable {
  /** Number of the id that is bytes[from .. to), or -1. */
  find(bytes: Uint8Array, view: DataView, from: number, to: number): number;
  /** Adds the id that the last `find` did not find, and gives its number. */
  add(bytes: Uint8Array, from: number, to: number, line: number): number;
  line(index: number): number;
  setLine(index: number, line: number): void;
  size(): number;
}

export function createIdTable(): IdTable {
  const table = createByteTable();
  let lines = new Uint32Array(2048);
  return {
    find(bytes, view, start, end) {
      // Running numbers differ in their last sign: ten neighbours share a cache line of slots.
      const hash = ((hashBytes(bytes, view, start, end - 1, 0) & ~15) | (bytes[end - 1]! & 15)) >>> 0;
      return table.find(hash, bytes, start, end);
    },
    add(bytes, start, end, line) {
      const index = table.add(bytes, start, end);
      if (index >= lines.length) lines = grownUint32(lines, index + 1);
      lines[index] = line;
      return index;
    },
    line: (index) => lines[index]!,
    setLine: (index, line) => {
      lines[index] = line;
    },
    size: table.size,
  };
}
