import { equalBytes } from './byte-hash';
import { grownBytes, grownUint32 } from './grown';

/** Distinct byte strings, numbered from 0 in the order of their adding. */
export interface ByteTable {
  /** Number of the string bytes[start .. end), whose hash the caller has taken, or -1. */
  find(hash: number, bytes: Uint8Array, start: number, end: number): number;
  /** Adds the string that the last `find` did not find, and gives its number. */
  add(bytes: Uint8Array, start: number, end: number): number;
  size(): number;
}

/** Open addressing over flat arrays: millions of strings make no garbage. Bytes are compared where hashes are equal. */
export function createByteTable(): ByteTable {
  let slots = new Uint32Array(1024);
  let hashes = new Uint32Array(512);
  let offsets = new Uint32Array(513);
  let store = new Uint8Array(8192);
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
    find(hash, bytes, start, end) {
      const length = end - start;
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
        const index = entry - 1;
        const from = offsets[index]!;
        if (
          hashes[index] === hash &&
          offsets[index + 1]! - from === length &&
          equalBytes(store, from, bytes, start, length)
        ) {
          return index;
        }
        slot = (slot + 1) & mask;
      }
      wantedHash = hash;
      freeSlot = slot;
      return -1;
    },
    add(bytes, start, end) {
      if (size + 1 > hashes.length) hashes = grownUint32(hashes, size + 1);
      if (size + 2 > offsets.length) offsets = grownUint32(offsets, size + 2);
      const from = offsets[size]!;
      const to = from + end - start;
      if (to > store.length) store = grownBytes(store, to);
      for (let at = start, out = from; at < end; at++, out++) store[out] = bytes[at]!;
      hashes[size] = wantedHash;
      size++;
      offsets[size] = to;
      slots[freeSlot] = size;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    size: () => size,
  };
}
