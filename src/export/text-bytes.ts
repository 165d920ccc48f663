import type { TextEncoding } from './export-format';
import { createGb18030, type TextBytes } from './gb18030';

/** Encodes texts; half pairs of UTF-16 become U+FFFD in UTF-8, and are not counted there. */
export function createTextBytes(encoding: TextEncoding): TextBytes {
  if (encoding !== 'utf-8') return createGb18030({ gbk: encoding === 'gbk' });
  const encoder = new TextEncoder();
  return { lost: 0, encode: (text) => encoder.encode(text) };
}
