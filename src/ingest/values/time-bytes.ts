import { clockMs, dayMs } from './civil-time';

const ZERO = 48;

/**
 * The forms that fill whole columns, straight from ASCII bytes: year, month, day with - / or . between them, alone
 * or followed by a blank or T and h:m or h:m:s. NaN means "not one of these": the caller then reads the text.
 */
export function parseTimeBytes(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 8 || end - start > 19) return Number.NaN;
  const year = number(bytes, start, start + 4);
  const separator = bytes[start + 4]!;
  if (separator !== 45 && separator !== 47 && separator !== 46) return Number.NaN;
  let at = start + 5;
  let to = digitsEnd(bytes, at, Math.min(end, at + 2));
  const month = number(bytes, at, to);
  if (bytes[to] !== separator) return Number.NaN;
  at = to + 1;
  to = digitsEnd(bytes, at, Math.min(end, at + 2));
  const date = dayMs(year, month, number(bytes, at, to));
  if (to === end) return date;
  if (bytes[to] !== 32 && bytes[to] !== 84) return Number.NaN;
  at = to + 1;
  to = digitsEnd(bytes, at, Math.min(end, at + 2));
  const hour = number(bytes, at, to);
  if (to >= end || bytes[to] !== 58) return Number.NaN;
  at = to + 1;
  to = digitsEnd(bytes, at, Math.min(end, at + 2));
  const minute = number(bytes, at, to);
  if (to === end) return date + clockMs(hour, minute, 0);
  if (bytes[to] !== 58) return Number.NaN;
  at = to + 1;
  to = digitsEnd(bytes, at, Math.min(end, at + 2));
  return to === end ? date + clockMs(hour, minute, number(bytes, at, to)) : Number.NaN;
}

function digitsEnd(bytes: Uint8Array, start: number, limit: number): number {
  let at = start;
  while (at < limit && bytes[at]! >= ZERO && bytes[at]! <= 57) at++;
  return at;
}

/** NaN for no digits at all, or for anything else among them. */
function number(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
