import { decodeUtf8 } from '../utf8';

/** A cell as the text its value is read from: no blanks at its ends, no NUL bytes. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes, start, end);
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).trim();
}
