import { COMMON_HAN } from './common-han';

type ByteOrder = 'utf-16le' | 'utf-16be';

const LOOKED_AT_BYTES = 4096;
const PUNCTUATION = /[\u2000-\u206f\u3000-\u303f\uff00-\uff65]/;

/** By byte order mark, by NUL bytes that stand on one side of the pairs only, or by the Chinese that the pairs give. */
export function utf16ByteOrder(head: Uint8Array): ByteOrder | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length & ~1, LOOKED_AT_BYTES);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  // Digits, delimiters and line breaks make up well over a tenth of most tables.
  if (odd > length / 20 && even * 20 < odd) return 'utf-16le';
  if (even > length / 20 && odd * 20 < even) return 'utf-16be';
  // Dense Chinese has few NUL bytes; without any this is no UTF-16, where each line break has one.
  if (even + odd === 0) return null;
  const looked = head.subarray(0, length);
  if (odd >= even && isChinese(looked, 'utf-16le')) return 'utf-16le';
  return even >= odd && isChinese(looked, 'utf-16be') ? 'utf-16be' : null;
}

/**
 * Is a good part of what is neither ASCII nor punctuation everyday Chinese? Of letters read in pairs hardly a tenth is.
 */
function isChinese(bytes: Uint8Array, order: ByteOrder): boolean {
  let common = 0;
  let all = 0;
  for (const character of new TextDecoder(order).decode(bytes)) {
    if (character < '\u0080' || PUNCTUATION.test(character)) continue;
    all++;
    if (COMMON_HAN.has(character)) common++;
  }
  return common * 3 > all;
}
