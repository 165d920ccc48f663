import { equalBytes, hashBytes } from './byte-hash';
import { grownBytes, grownUint32 } from './grown';

export interface ByteDictionary {
  /** Index of the value bytes[start .. end), in order of first appearance; a new one gets the next index. */
  indexOf(bytes: Uint8Array, view: DataView, start: number, end: number): number;
  readonly size: () => number;
}

/** Distinct byte strings → 0, 1, 2 …, by open addressing; bytes are compared only where the hashes are equal. */
export function createByteDictionary(): ByteDictionary {
  let slots = new Uint32Array(1024);
  let hashes = new Uint32Array(512);
  let offsets = new Uint32Array(513);
  let store = new Uint8Array(8192);
  let size = 0;

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

  function insert(hash: number, bytes: Uint8Array, start: number, end: number): void {
    if (size + 1 > hashes.length) hashes = grownUint32(hashes, size + 1);
    if (size + 2 > offsets.length) offsets = grownUint32(offsets, size + 2);
    const from = offsets[size]!;
    const to = from + end - start;
    if (to > store.length) store = grownBytes(store, to);
    for (let i = start, o = from; i < end; i++, o++) store[o] = bytes[i]!;
    hashes[size] = hash;
    size++;
    offsets[size] = to;
  }

  return {
    indexOf(bytes, view, start, end) {
      const hash = hashBytes(bytes, view, start, end, 0);
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
      insert(hash, bytes, start, end);
      slots[slot] = size;
      if (size * 2 > slots.length) rehash();
      return size - 1;
    },
    size: () => size,
  };
}
