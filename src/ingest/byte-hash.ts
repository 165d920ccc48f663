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
