/** Where the parts of a cell stand in the text of a sheet. Filled anew for each cell: there are millions. */
export interface PlainCell {
  /** 0-based. */
  column: number;
  style: number;
  /** `t` of the cell; 'n' where it says none. */
  type: 's' | 'n' | 'b';
  /** The value is text[from .. to); empty where there is none. */
  from: number;
  to: number;
  /** Behind the cell. */
  end: number;
}

export function createPlainCell(): PlainCell {
  return { column: 0, style: 0, type: 'n', from: 0, to: 0, end: 0 };
}

const QUOTE = 34;
const AMPERSAND = 38;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const SPACE = 32;
const CR = 13;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const LETTER_B = 98;
const LETTER_N = 110;
/** XFD. */
const LAST_COLUMN = 16_383;

/**
 * A cell of a sheet in its usual writing, `<c r="B2" s="1" t="s"><v>7</v></c>` or without value, read as one piece.
 * False where the text at `at` is anything else, or ends before the cell does: then a reader of XML has to look.
 */
export function readPlainCell(text: string, at: number, cell: PlainCell): boolean {
  // <c r="
  if (
    text.charCodeAt(at + 1) !== 99 ||
    text.charCodeAt(at + 2) !== SPACE ||
    text.charCodeAt(at + 3) !== LETTER_R ||
    text.charCodeAt(at + 4) !== EQUALS ||
    text.charCodeAt(at + 5) !== QUOTE
  )
    return false;
  let i = at + 6;
  let column = 0;
  let code = text.charCodeAt(i);
  for (; code >= 65 && code <= 90 && column <= LAST_COLUMN; code = text.charCodeAt(++i))
    column = column * 26 + code - 64;
  if (column === 0 || column - 1 > LAST_COLUMN) return false;
  while (code >= 48 && code <= 57) code = text.charCodeAt(++i);
  if (code !== QUOTE) return false;
  cell.column = column - 1;
  cell.style = 0;
  cell.type = 'n';
  i = readStyleAndType(text, i + 1, cell);
  if (i < 0) return false;
  code = text.charCodeAt(i);
  if (code === SLASH && text.charCodeAt(i + 1) === GREATER) {
    cell.from = 0;
    cell.to = 0;
    cell.end = i + 2;
    return true;
  }
  if (code !== GREATER || !text.startsWith('<v>', i + 1)) return false;
  const from = i + 4;
  for (i = from, code = text.charCodeAt(i); code !== LESS; code = text.charCodeAt(++i)) {
    // Also where the text has ended: no comparison with NaN is true.
    if (!(code > 0) || code === AMPERSAND || code === CR) return false;
  }
  if (!text.startsWith('</v></c>', i)) return false;
  cell.from = from;
  cell.to = i;
  cell.end = i + 8;
  return true;
}

/** Each at most once, in any order; where the tag goes on, or -1. */
function readStyleAndType(text: string, at: number, cell: PlainCell): number {
  let i = at;
  let seen = 0;
  while (text.charCodeAt(i) === SPACE) {
    const name = text.charCodeAt(i + 1);
    if (name === seen || text.charCodeAt(i + 2) !== EQUALS || text.charCodeAt(i + 3) !== QUOTE) return -1;
    i += 4;
    let code = text.charCodeAt(i);
    if (name === LETTER_S) {
      if (code === QUOTE) return -1;
      let style = 0;
      for (; code >= 48 && code <= 57; code = text.charCodeAt(++i)) style = style * 10 + code - 48;
      cell.style = style;
    } else if (name === LETTER_T) {
      if (code === LETTER_S) cell.type = 's';
      else if (code === LETTER_B) cell.type = 'b';
      else if (code !== LETTER_N) return -1;
      code = text.charCodeAt(++i);
    } else return -1;
    if (code !== QUOTE || (seen !== 0 && text.charCodeAt(i + 1) === SPACE)) return -1;
    seen = name;
    i++;
  }
  return i;
}

/** The number that text[from .. to) writes in up to nine digits, or -1. */
export function smallNumberAt(text: string, from: number, to: number): number {
  if (to - from > 9 || to === from) return -1;
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}
