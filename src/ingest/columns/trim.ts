/**
 * Blanks at the ends of a field that mean nothing: ASCII blanks and control characters, no-break space, ideographic
 * space, zero-width space and byte order mark. Returned as [start, end) in two functions, so that nothing is
 * allocated per cell.
 */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte <= 32) at++;
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0 && at + 1 < end) at += 2;
    else if (byte >= 0xe2 && at + 2 < end && isWideBlank(bytes, at)) at += 3;
    else break;
  }
  return at;
}

export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const byte = bytes[at - 1]!;
    if (byte <= 32) at--;
    else if (byte < 0x80) break;
    else if (byte === 0xa0 && at - 2 >= start && bytes[at - 2] === 0xc2) at -= 2;
    else if (at - 3 >= start && isWideBlank(bytes, at - 3)) at -= 3;
    else break;
  }
  return at;
}

function isWideBlank(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  const second = bytes[at + 1];
  const third = bytes[at + 2];
  if (lead === 0xe3) return second === 0x80 && third === 0x80;
  if (lead === 0xe2) return second === 0x80 && third === 0x8b;
  return lead === 0xef && second === 0xbb && third === 0xbf;
}
