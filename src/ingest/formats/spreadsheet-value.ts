import type { NumberShape } from './spreadsheet-format';

const DAY_SECONDS = 86_400;
/** Days from 1899-12-31 to 1970-01-01; days after the 29 February 1900 that never was count one more. */
const UNIX_EPOCH = 25_568;
/** Days between the two systems of counting (1900 and 1904). */
const SYSTEM_1904 = 1462;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;

/** Plain digits, no exponent, in the shortest form that reads back as the same number. */
export function numberText(value: number): string {
  const text = String(value);
  const at = text.indexOf('e');
  if (at < 0) return text === '-0' ? '0' : text;
  const exponent = Number(text.slice(at + 1));
  const negative = text.startsWith('-');
  const [whole = '', decimals = ''] = text.slice(negative ? 1 : 0, at).split('.');
  const digits = whole + decimals;
  const point = whole.length + exponent;
  const plain =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${plain}` : plain;
}

/** Digits as files hold them are often shortest already. */
export function storedNumberText(stored: string): string {
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(stored) && stored !== '-0') return stored;
  // Up to 15 digits without a trailing nought are the shortest form of the number they name.
  if (stored.length <= 16 && /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/.test(stored)) return stored;
  const value = Number(stored);
  return stored.trim() === '' || Number.isNaN(value) ? stored : numberText(value);
}

/** Spreadsheets keep 15 digits: of a longer whole number the rest has been turned into zeros when it was typed. */
export function isRounded(stored: string): boolean {
  const value = Math.abs(Number(stored));
  return value >= 1e15 && Number.isInteger(value);
}

/**
 * A day number as text by its format: YYYY-MM-DD, YYYY-MM-DD HH:MM:SS, HH:MM:SS, or hours beyond 24 for elapsed time.
 * A number that is no day stays a number. Day 60 of the 1900 system is the 29 February 1900 that spreadsheets invented:
 * it is written so and left for the reader of times to refuse.
 */
export function serialText(serial: number, shape: NumberShape, from1904: boolean): string {
  if (shape === 'number' || !(serial >= 0) || serial >= LAST_DAY + 1) return numberText(serial);
  // The fraction by itself: multiplied together with the day it would lose the digits that rounding needs.
  const whole = Math.floor(serial);
  const fraction = Math.round((serial - whole) * DAY_SECONDS);
  const day = fraction === DAY_SECONDS ? whole + 1 : whole;
  const rest = fraction === DAY_SECONDS ? 0 : fraction;
  if (shape === 'elapsed') return clock(day * DAY_SECONDS + rest);
  if (day === 0 && !from1904 && (shape === 'time' || rest > 0)) return clock(rest);
  if (day === 0 && shape === 'time') return clock(rest);
  const date = dayText(from1904 ? day + SYSTEM_1904 : day);
  return rest === 0 && shape === 'date' ? date : `${date} ${clock(rest)}`;
}

/** A table has many times and few days. */
const dayTexts = new Map<number, string>();
const MOST_DAY_TEXTS = 20_000;

function dayText(day: number): string {
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const days = (day > 60 ? day - 1 : day) - UNIX_EPOCH;
  const text = new Date(days * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  if (dayTexts.size >= MOST_DAY_TEXTS) dayTexts.clear();
  dayTexts.set(day, text);
  return text;
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** ISO 8601 in a cell of type date: the local time as it stands, its zone mark dropped as Excel does. */
export function isoCellText(stored: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    stored.trim(),
  );
  if (!match) return stored;
  const [, date, time] = match;
  return time === undefined ? date! : `${date} ${time.length === 5 ? `${time}:00` : time}`;
}
