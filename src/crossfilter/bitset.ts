/** One bit a row: row i is bit i & 31 of word i >> 5. Bits past the last row are 0. Int32 keeps V8 on integers. */
export type Bits = Int32Array;

export function noBits(rowCount: number): Bits {
  return new Int32Array((rowCount + 31) >>> 5);
}

export function allBits(rowCount: number): Bits {
  const bits = noBits(rowCount).fill(-1);
  const tail = rowCount & 31;
  if (tail !== 0) bits[bits.length - 1] = (1 << tail) - 1;
  return bits;
}

export function bitsOfRows(rowCount: number, rows: Uint32Array): Bits {
  const bits = noBits(rowCount);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (row < rowCount) bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
  }
  return bits;
}

export function andBits(a: Bits, b: Bits): Bits {
  const both = new Int32Array(a.length);
  for (let word = 0; word < a.length; word++) both[word] = a[word]! & b[word]!;
  return both;
}

/** In `a` and not in `b`. */
export function minusBits(a: Bits, b: Bits): Bits {
  const rest = new Int32Array(a.length);
  for (let word = 0; word < a.length; word++) rest[word] = a[word]! & ~b[word]!;
  return rest;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) count += populationCount(bits[word]!);
  return count;
}

/** How many bits differ. */
export function countDifference(a: Bits, b: Bits): number {
  let count = 0;
  for (let word = 0; word < a.length; word++) count += populationCount(a[word]! ^ b[word]!);
  return count;
}

/** Hamming weight of 32 bits by adding neighbours in parallel (Warren, Hacker's Delight, §5-1). */
function populationCount(word: number): number {
  let sum = word - ((word >>> 1) & 0x5555_5555);
  sum = (sum & 0x3333_3333) + ((sum >>> 2) & 0x3333_3333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Ids of the rows whose bit is set, ascending. */
export function rowsOfBits(bits: Bits, count = countBits(bits)): Uint32Array {
  const rows = new Uint32Array(count);
  let n = 0;
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at]!;
    const base = at << 5;
    if (word === -1) {
      for (let bit = 0; bit < 32; bit++) rows[n++] = base + bit;
      continue;
    }
    while (word !== 0) {
      const lowest = word & -word;
      rows[n++] = base + 31 - Math.clz32(lowest);
      word ^= lowest;
    }
  }
  return rows;
}
