import { equalBytes, hashBytes } from './byte-hash';
import { grownBytes, grownUint32 } from './grown';

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

/** Open addressing over flat arrays: millions of ids cost some 30 bytes each and no garbage. */
export function createIdTable(): IdTable {
  let slots = new Uint32Array(4096);
  let hashes = new Uint32Array(2048);
  let offsets = new Uint32Array(2049);
  let ids = new Uint8Array(32_768);
  let lines = new Uint32Array(2048);
  let size = 0;
  let wantedHash = 0;
  let freeSlot = 0;

  function rehash(): void {
    const mask = slots.length * 2 - 1;
    const next = new Uint32Array(slots.length * 2);
    for (let index = 0; index < size; index++) {
      let slot = hashes[index]! & mask;
      while (next[slot] !== 0) slot = (slot + 1) & mask;
      next[slot] = index + 1;
    }
    slots = next;
  }

  return {
    find(bytes, view, start, end) {
      const length = end - start;
      // Running numbers differ in their last sign: ten neighbours share a cache line of slots.
      const hash = ((hashBytes(bytes, view, start, end - 1, 0) & ~15) | (bytes[end - 1]! & 15)) >>> 0;
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
        const index = entry - 1;
        const from = offsets[index]!;
        if (
          hashes[index] === hash &&
          offsets[index + 1]! - from === length &&
          equalBytes(ids, from, bytes, start, length)
        ) {
          return index;
        }
        slot = (slot + 1) & mask;
      }
      wantedHash = hash;
      freeSlot = slot;
      return -1;
    },
    add(bytes, start, end, line) {
      const length = end - start;
      if (size + 1 > hashes.length) {
        hashes = grownUint32(hashes, size + 1);
        lines = grownUint32(lines, size + 1);
      }
      if (size + 2 > offsets.length) offsets = grownUint32(offsets, size + 2);
      const from = offsets[size]!;
      if (from + length > ids.length) ids = grownBytes(ids, from + length);
      for (let i = 0; i < length; i++) ids[from + i] = bytes[start + i]!;
      hashes[size] = wantedHash;
      lines[size] = line;
      size++;
      offsets[size] = from + length;
      slots[freeSlot] = size;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    line: (index) => lines[index]!,
    setLine: (index, line) => {
      lines[index] = line;
    },
    size: () => size,
  };
}
