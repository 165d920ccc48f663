import type { FactBits } from './fact-table';

export function bitsOfRows(rowCount: number, rowIds: Uint32Array): FactBits {
  const bits = new Int32Array((rowCount + 31) >>> 5);
  for (let i = 0; i < rowIds.length; i++) {
    const row = rowIds[i]!;
    bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
  }
  return bits;
}

/** How many rows have both bits. */
export function countBoth(a: FactBits, b: FactBits): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) count += populationCount(a[word]! & b[word]!);
  return count;
}

export function hasBit(bits: FactBits, row: number): boolean {
  return (bits[row >>> 5]! & (1 << (row & 31))) !== 0;
}

/** Sideways addition of 32 bits (Knuth, TAOCP 4A, §7.1.3). */
function populationCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const nibbles = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
