import { equalBytes, hashBytes, hashPair } from './byte-hash';
import { grownBytes, grownUint32 } from './grown';
import type { RecordBlock } from './record-block';

export type Identity = 'new' | 'duplicate_exact' | 'duplicate_conflict';

export interface CaseIdentity {
  /**
   * Has bytes[idStart .. idEnd) been loaded before, and with the same record? A new one is remembered; an id that is
   * empty is always new.
   */
  check(block: RecordBlock, record: number, idStart: number, idEnd: number): Identity;
}

/**
 * Remembers every loaded id, and two independent 32-bit hashes of its whole record, since the first record's bytes
 * are gone when its duplicate comes: two different records under one id pass for equal once in 2^64.
 */
export function createCaseIdentity(): CaseIdentity {
  let slots = new Uint32Array(4096);
  let idHashes = new Uint32Array(2048);
  let idOffsets = new Uint32Array(2049);
  let ids = new Uint8Array(32_768);
  /** Two per id. */
  let recordHashes = new Uint32Array(4096);
  const candidate = new Uint32Array(2);
  let size = 0;

  function rehash(): void {
    const mask = slots.length * 2 - 1;
    const next = new Uint32Array(slots.length * 2);
    for (let index = 0; index < size; index++) {
      let slot = idHashes[index]! & mask;
      while (next[slot] !== 0) slot = (slot + 1) & mask;
      next[slot] = index + 1;
    }
    slots = next;
  }

  return {
    check(block, record, idStart, idEnd) {
      const length = idEnd - idStart;
      if (length === 0) return 'new';
      const { bytes, view } = block;
      const start = block.starts[record]!;
      const end = block.ends[record]!;
      hashPair(view, start, end, candidate, 0);
      // Running numbers differ in their last sign: ten neighbours share a cache line of slots.
      const idHash = ((hashBytes(bytes, view, idStart, idEnd - 1, 0) & ~15) | (bytes[idEnd - 1]! & 15)) >>> 0;
      const mask = slots.length - 1;
      let slot = idHash & mask;
      for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
        const index = entry - 1;
        const from = idOffsets[index]!;
        if (
          idHashes[index] === idHash &&
          idOffsets[index + 1]! - from === length &&
          equalBytes(ids, from, bytes, idStart, length)
        ) {
          const same =
            recordHashes[index * 2] === candidate[0] && recordHashes[index * 2 + 1] === candidate[1];
          return same ? 'duplicate_exact' : 'duplicate_conflict';
        }
        slot = (slot + 1) & mask;
      }
      if (size + 1 > idHashes.length) idHashes = grownUint32(idHashes, size + 1);
      if (size + 2 > idOffsets.length) idOffsets = grownUint32(idOffsets, size + 2);
      if (size * 2 + 2 > recordHashes.length) recordHashes = grownUint32(recordHashes, size * 2 + 2);
      const from = idOffsets[size]!;
      if (from + length > ids.length) ids = grownBytes(ids, from + length);
      for (let i = 0; i < length; i++) ids[from + i] = bytes[idStart + i]!;
      idHashes[size] = idHash;
      recordHashes[size * 2] = candidate[0]!;
      recordHashes[size * 2 + 1] = candidate[1]!;
      size++;
      idOffsets[size] = from + length;
      slots[slot] = size;
      if (size * 2 > slots.length) rehash();
      return 'new';
    },
  };
}
