import { timeText } from './time-text';

const DAY_MS = 86_400_000;
const DATE_BYTES = 10;
const TIME_BYTES = DATE_BYTES + 9;
/** Days whose dates are kept as bytes; bounded against odd data. */
const MOST_DATES = 100_000;
/** Up to here a number of six decimals is a whole number of millionths that a double holds exactly. */
const MOST_OF_SIX_DECIMALS = 1e9;
const COMMA = 0x2c;
const QUOTE = 0x22;
const ZERO = 0x30;

/** Cells as UTF-8 that grows at its end, without a string in between. */
export interface CellBytes {
  /** As it is; half pairs of UTF-16 become U+FFFD. */
  text(text: string): void;
  /** `text` where it holds no quote, comma, line break nor leads a formula; false, and nothing written, where it does. */
  plain(text: string): boolean;
  /** What `String(value)` is. */
  number(value: number): void;
  /** What `timeText` is. */
  time(milliseconds: number): void;
  bytes(piece: Uint8Array): void;
  readonly length: () => number;
  /** A copy of what was written; then it is empty. */
  take(): Uint8Array;
}

/** First signs that make a spreadsheet evaluate a text, and the apostrophe that guards it: `domain/formula-guard`. */
const LEADS = Array.from({ length: 128 }, (_, code) => "'=+-@\t\r".includes(String.fromCharCode(code)));
const encoder = new TextEncoder();

export function createCellBytes(): CellBytes {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const dates = new Map<number, Uint8Array>();

  function reserve(more: number): void {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  }

  function text(content: string): void {
    // A UTF-16 unit takes at most three bytes.
    reserve(content.length * 3);
    length += encoder.encodeInto(content, bytes.subarray(length)).written;
  }

  function plain(content: string): boolean {
    const units = content.length;
    reserve(units * 3);
    // Variables of this function: through a closure's the loop is several times slower.
    const to = bytes;
    let at = length;
    for (let unit = 0; unit < units; unit++) {
      const code = content.charCodeAt(unit);
      if (code < 0x80) {
        if (code === COMMA || code === QUOTE || code === 10 || code === 13) return false;
        if (unit === 0 && LEADS[code]) return false;
        to[at++] = code;
      } else if (code < 0x800) {
        to[at++] = 0xc0 | (code >> 6);
        to[at++] = 0x80 | (code & 0x3f);
      } else if (code >= 0xd800 && code < 0xe000) {
        return pairedText(content);
      } else {
        to[at++] = 0xe0 | (code >> 12);
        to[at++] = 0x80 | ((code >> 6) & 0x3f);
        to[at++] = 0x80 | (code & 0x3f);
      }
    }
    length = at;
    return true;
  }

  /** Texts with characters beyond the basic plane are few: the platform's encoder writes them. */
  function pairedText(content: string): boolean {
    if (/[",\r\n]/.test(content) || LEADS[content.charCodeAt(0)]) return false;
    text(content);
    return true;
  }

  function ascii(content: string): void {
    reserve(content.length);
    for (let unit = 0; unit < content.length; unit++) bytes[length++] = content.charCodeAt(unit);
  }

  function number(value: number): void {
    // The quotient of two whole numbers is rounded once, so that equality means: these six decimals are the number's
    // shortest form but for zeros at their end.
    const millionths = Math.round(value * 1e6);
    if (!(Math.abs(value) < MOST_OF_SIX_DECIMALS) || millionths / 1e6 !== value) {
      ascii(String(value));
      return;
    }
    reserve(20);
    const to = bytes;
    let at = length;
    let rest = millionths;
    if (rest < 0) {
      to[at++] = 0x2d;
      rest = -rest;
    }
    const whole = Math.floor(rest / 1e6);
    let decimals = rest - whole * 1e6;
    let digits = 1;
    for (let above = 10; above <= whole; above *= 10) digits++;
    for (let place = digits - 1, left = whole; place >= 0; place--) {
      const next = Math.floor(left / 10);
      to[at + place] = ZERO + (left - next * 10);
      left = next;
    }
    at += digits;
    if (decimals > 0) {
      to[at++] = 0x2e;
      for (let unit = 100_000; decimals > 0; unit /= 10) {
        const digit = Math.floor(decimals / unit);
        to[at++] = ZERO + digit;
        decimals -= digit * unit;
      }
    }
    length = at;
  }

  function dateBytes(day: number, milliseconds: number): Uint8Array {
    const known = dates.get(day);
    if (known !== undefined) return known;
    const date = encoder.encode(timeText(milliseconds).slice(0, DATE_BYTES));
    if (dates.size >= MOST_DATES) dates.clear();
    dates.set(day, date);
    return date;
  }

  function time(milliseconds: number): void {
    const day = Math.floor(milliseconds / DAY_MS);
    const rest = milliseconds - day * DAY_MS;
    // Years of other than four digits, and fractions of a second.
    if (rest % 1000 !== 0 || day < -719_528 || day > 2_932_896) {
      ascii(timeText(milliseconds));
      return;
    }
    const date = dateBytes(day, milliseconds);
    reserve(TIME_BYTES);
    const to = bytes;
    const at = length;
    for (let place = 0; place < DATE_BYTES; place++) to[at + place] = date[place]!;
    const seconds = rest / 1000;
    const hour = (seconds / 3600) | 0;
    const minute = ((seconds / 60) | 0) % 60;
    const second = seconds % 60;
    to[at + 10] = 0x20;
    to[at + 11] = ZERO + ((hour / 10) | 0);
    to[at + 12] = ZERO + (hour % 10);
    to[at + 13] = 0x3a;
    to[at + 14] = ZERO + ((minute / 10) | 0);
    to[at + 15] = ZERO + (minute % 10);
    to[at + 16] = 0x3a;
    to[at + 17] = ZERO + ((second / 10) | 0);
    to[at + 18] = ZERO + (second % 10);
    length = at + TIME_BYTES;
  }

  return {
    text,
    plain,
    number,
    time,
    bytes(piece) {
      reserve(piece.length);
      const to = bytes;
      const at = length;
      // Pieces are a few bytes: a loop is faster than a call of the platform.
      for (let place = 0; place < piece.length; place++) to[at + place] = piece[place]!;
      length = at + piece.length;
    },
    length: () => length,
    take() {
      const content = bytes.slice(0, length);
      length = 0;
      return content;
    },
  };
}
