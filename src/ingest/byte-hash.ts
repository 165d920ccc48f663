/** 32-bit hash of bytes[start .. end), four bytes a step (murmur-style mixing; not for secrets). */
export function hashBytes(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  seed: number,
): number {
  let hash = seed ^ (end - start);
  let at = start;
  for (const last = end - 3; at < last; at += 4) {
    const word = Math.imul(view.getUint32(at, true), 0xcc9e2d51);
    hash = Math.imul(hash ^ ((word << 15) | (word >>> 17)), 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
  }
  let tail = 0;
  for (; at < end; at++) tail = (tail << 8) | bytes[at]!;
  hash = Math.imul(hash ^ tail, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Two independent 32-bit hashes of bytes[start .. end) in one pass, written to out[at] and out[at + 1]. */
export function hashPair(view: DataView, start: number, end: number, out: Uint32Array, at: number): void {
  let first = 0x9747b28c ^ (end - start);
  let second = 0x3c6ef372 + (end - start);
  let i = start;
  for (const last = end - 3; i < last; i += 4) {
    const word = view.getUint32(i, true);
    first = Math.imul(first ^ word, 0x85ebca6b);
    first = (first << 13) | (first >>> 19);
    second = (Math.imul(second, 0x2c1b3c6d) + word) | 0;
    second ^= second >>> 15;
  }
  let tail = 1;
  for (; i < end; i++) tail = (tail << 8) | view.getUint8(i);
  first = Math.imul(first ^ tail, 0xc2b2ae35);
  second = Math.imul(second + tail, 0x297a2d39);
  out[at] = first ^ (first >>> 16);
  out[at + 1] = second ^ (second >>> 15);
}

export function equalBytes(
  left: Uint8Array,
  leftStart: number,
  right: Uint8Array,
  rightStart: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) if (left[leftStart + i] !== right[rightStart + i]) return false;
  return true;
}
