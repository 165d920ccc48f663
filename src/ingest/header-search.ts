import type { TextRecord } from './head-records';
import { distinctHeaders, knownHeaders } from './header-match';
import { looksLikeNumber, looksLikeTime } from './value-hints';
import { isEmptyMark } from './values/empty-mark';

const SEARCHED = 30;
/** Rows of a header that is split over several, merged cells among them. */
const MOST_ROWS = 4;
/** A column holds numbers or times where so many of its values do: totals, notes and a second header may stand below. */
const TYPED_SHARE = 0.8;

export interface HeaderPlace {
  /** Index of its first record. */
  readonly first: number;
  readonly rows: number;
}

/**
 * Which records name the columns; null where none does. `chosen`: the index of the first, where the user said so. The record that knows most field names, else the first wide one that
 * is well filled, if it has text where the rows below have numbers or times, or if none of its texts comes back below.
 * Neighbours that name what it leaves open, or name all columns once more, belong to it.
 */
export function findHeader(
  records: readonly TextRecord[],
  columns: number,
  chosen?: number,
): HeaderPlace | null {
  const main = chosen ?? mainHeader(records, columns);
  if (main < 0) return null;
  let first = main;
  let last = main;
  const belongs = (index: number, above: boolean) =>
    last - first + 1 < MOST_ROWS &&
    (isFurtherRow(records, index, above ? first : last, last, columns) ||
      (above && isGroupRow(records[index]!, records[first]!)));
  while (chosen === undefined && first > 0 && belongs(first - 1, true)) first--;
  while (last + 1 < records.length && belongs(last + 1, false)) last++;
  return { first, rows: last - first + 1 };
}

function mainHeader(records: readonly TextRecord[], columns: number): number {
  let best = -1;
  let most = 0;
  records.slice(0, SEARCHED).forEach(({ cells }, index) => {
    if (cells.length < Math.min(columns, 2)) return;
    const known = knownHeaders(cells);
    if (known > most && (known > 1 || columns <= 3)) {
      most = known;
      best = index;
    }
  });
  if (best >= 0) return best;
  // A lost or doubled delimiter makes the header one cell shorter or longer than the rows.
  const first = records
    .slice(0, SEARCHED)
    .findIndex(
      ({ cells }) =>
        Math.abs(cells.length - columns) <= (columns > 3 ? 1 : 0) && filledCells(cells) * 2 > cells.length,
    );
  return first >= 0 && namesColumns(records, first, columns) ? first : -1;
}

function filledCells(cells: readonly string[]): number {
  return cells.filter((text) => text.trim() !== '').length;
}

function isTyped(text: string): boolean {
  return looksLikeNumber(text) || looksLikeTime(text);
}

/** Of each column, do the records from `from` on hold numbers or times? */
function typedColumns(records: readonly TextRecord[], from: number, columns: number): readonly boolean[] {
  const below = records.slice(from).filter(({ cells }) => cells.length === columns);
  return Array.from({ length: columns }, (_, column) => {
    const values = below.map(({ cells }) => cells[column]!).filter((text) => !isEmptyMark(text.trim()));
    return values.length > 0 && values.filter(isTyped).length >= values.length * TYPED_SHARE;
  });
}

function namesColumns(records: readonly TextRecord[], index: number, columns: number): boolean {
  const { cells } = records[index]!;
  if (cells.some(isTyped)) return false;
  const below = records.slice(index + 1).filter((record) => record.cells.length === columns);
  if (below.length === 0) return cells.length === columns;
  const typed = typedColumns(records, index + 1, columns);
  if (cells.length !== columns) return typed.some(Boolean);
  if (cells.some((text, column) => text !== '' && typed[column])) return true;
  return !cells.some((text, column) => text !== '' && below.some((record) => record.cells[column] === text));
}

/** Does the record beside a header, above its first or below its last, carry a part of the columns' names? */
function isFurtherRow(
  records: readonly TextRecord[],
  index: number,
  beside: number,
  last: number,
  columns: number,
): boolean {
  const { cells, unclosedQuote } = records[index]!;
  const { cells: header } = records[beside]!;
  if (unclosedQuote || cells.length !== columns || header.length !== columns) return false;
  const filled = filledCells(cells);
  if (filled < 2 || cells.some(isTyped)) return false;
  const named = (column: number) => cells[column]!.trim() !== '' || header[column]!.trim() !== '';
  if (!header.every((_, column) => named(column))) return false;
  const completes = header.some((text, column) => text.trim() === '' && cells[column]!.trim() !== '');
  if (!completes && filled * 5 < columns * 4) return false;
  if (knownHeaders(cells) > 1) return true;
  if (cells.every((text, column) => text.trim() === header[column]!.trim())) return true;
  // Without known names only the rows below can tell a name from a value.
  const typed = typedColumns(records, Math.max(last, index) + 1, columns);
  const texts = cells.filter((text, column) => typed[column] && !isEmptyMark(text.trim())).length;
  return texts >= Math.max(2, typed.filter(Boolean).length / 2);
}

/** Longer texts above a header are titles and notes. */
const LONGEST_GROUP = 16;

/**
 * Does the record above a complete header name groups of its columns? It does where a column without parts has the
 * same text in both (cells merged downwards), or where columns of one name are in different groups.
 */
function isGroupRow({ cells, unclosedQuote }: TextRecord, { cells: header }: TextRecord): boolean {
  const texts = cells.map((text) => text.trim());
  const filled = texts.filter((text) => text !== '');
  if (unclosedQuote || cells.length !== header.length || filled.length < 2) return false;
  if (filled.some((text) => isTyped(text) || text.length > LONGEST_GROUP)) return false;
  const names = header.map((text) => text.trim());
  const parted = names.some((name, column) => texts[column] !== '' && texts[column] !== name);
  if (parted && names.some((name, column) => name !== '' && texts[column] === name)) return true;
  const groups = spannedTexts(texts);
  const told = new Set(names.map((name, column) => `${groups[column]}\n${name}`));
  return new Set(names).size < names.length && told.size === names.length && groups[0] !== '';
}

/** The text of a merged cell in each column that it spans. */
function spannedTexts(texts: readonly string[]): readonly string[] {
  let spanning = '';
  return texts.map((text) => {
    if (text !== '') spanning = text;
    return spanning;
  });
}

/** For each column the texts that name it, from the top; a merged cell counts for the columns it spans. */
export function headerParts(records: readonly TextRecord[]): readonly (readonly string[])[] {
  const columns = Math.max(0, ...records.map(({ cells }) => cells.length));
  const rows = records.map(({ cells }, row) => {
    const lowest = row === records.length - 1;
    let spanning = '';
    return Array.from({ length: columns }, (_, column) => {
      const text = cells[column]?.trim() ?? '';
      if (text !== '') spanning = text;
      const below = records.slice(row + 1).some((other) => (other.cells[column]?.trim() ?? '') !== '');
      return text === '' && !lowest && below ? spanning : text;
    });
  });
  const repeats = rows.length > 1 && rows.every((row) => row.every((text, i) => text === rows[0]![i]));
  return Array.from({ length: columns }, (_, column) => {
    const parts = rows.map((row) => row[column]!).filter(Boolean);
    // A cell merged downwards names its column once.
    return repeats ? parts : parts.filter((text, i) => text !== parts[i - 1]);
  });
}

/**
 * As many names as there are columns. Where the header has more cells than every record below, and just so many of them
 * empty, the empty ones are doubled delimiters.
 */
export function fittedParts(
  parts: readonly (readonly string[])[],
  columns: number,
): readonly (readonly string[])[] {
  const surplus = parts.length - columns;
  if (surplus <= 0) return parts;
  const empty = parts.filter((texts) => texts.length === 0).length;
  return empty === surplus ? parts.filter((texts) => texts.length > 0) : parts.slice(0, columns);
}

/** What the mapping goes by: all parts together where that is a field's name, else the lowest part that is one. */
export function telling(parts: readonly string[]): string {
  const joined = parts.join(' ');
  if (parts.length < 2 || knownHeaders([joined]) > 0) return joined;
  return [...parts].reverse().find((text) => knownHeaders([text]) > 0) ?? joined;
}

/** Names for every column, from the header's texts or made up where there are none. */
export function columnNames(parts: readonly (readonly string[])[], columns: number): readonly string[] {
  return distinctHeaders(
    parts.map((texts) => texts.join(' ')),
    columns,
  );
}
