import type { TableArea } from '../domain/recipe';
import type { TextRecord } from './head-records';
import { knownHeaders } from './header-match';
import { looksLikeNumber, looksLikeTime } from './value-hints';

/** A stretch of records and columns that is a table of its own. */
export interface FoundArea extends TableArea {
  /** Index of the record it begins with, titles above it included, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** How many field names its header knows. */
  readonly known: number;
}

/**
 * Tables that stand below or beside each other, where there are several: a second header with known names behind a gap,
 * or blocks of named columns with an empty column between them. One table, or none that can be told, gives no area.
 */
export function findAreas(records: readonly TextRecord[]): readonly FoundArea[] {
  const areas = stacked(records).flatMap((area) => beside(records, area));
  return areas.length > 1 ? areas : [];
}

/** Where the record names columns, the texts that do. */
function names(record: TextRecord): readonly string[] | null {
  const filled = record.cells.map((text) => text.trim()).filter((text) => text !== '');
  if (filled.length < 2 || filled.some((text) => looksLikeNumber(text) || looksLikeTime(text))) return null;
  return knownHeaders(filled) >= 2 ? filled : null;
}

function filledCells({ cells }: TextRecord): number {
  return cells.filter((text) => text.trim() !== '').length;
}

function stacked(records: readonly TextRecord[]): readonly FoundArea[] {
  const starts: { readonly header: number; readonly from: number }[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < records.length; at++) {
    const header = names(records[at]!);
    if (header === null) continue;
    // Titles of a table stand between the gap and its header.
    let from = at;
    while (from > 0 && filledCells(records[from - 1]!) === 1 && !isGap(records, from)) from--;
    const key = header.join('\n');
    if (starts.length > 0 && (seen.has(key) || !isGap(records, from))) continue;
    seen.add(key);
    starts.push({ header: at, from: starts.length === 0 ? 0 : from });
  }
  return starts.map(({ header, from }, i) => {
    const to = starts[i + 1]?.from ?? records.length;
    let last = to - 1;
    while (last > header && filledCells(records[last]!) === 0) last--;
    const columns = Math.max(...records.slice(header, to).map(({ cells }) => cells.length));
    return {
      from,
      to,
      firstLine: records[header]!.line,
      lastLine: i + 1 < starts.length ? records[last]!.line : 0,
      firstColumn: 0,
      lastColumn: columns - 1,
      known: knownHeaders(records[header]!.cells),
    };
  });
}

/** Is there a blank record, or none at all in a numbered sheet, before the record at `index`? */
function isGap(records: readonly TextRecord[], index: number): boolean {
  const before = records[index - 1];
  if (before === undefined) return true;
  return (
    filledCells(before) === 0 ||
    (records[index]!.line > before.line + 1 && !before.cells.some((text) => text.includes('\n')))
  );
}

function beside(records: readonly TextRecord[], area: FoundArea): readonly FoundArea[] {
  const rows = records.slice(area.from, area.to).filter(({ line }) => line >= area.firstLine);
  const header = rows[0]!.cells;
  const blocks: { first: number; last: number }[] = [];
  for (let column = 0; column <= area.lastColumn; column++) {
    if (rows.every(({ cells }) => (cells[column] ?? '').trim() === '')) continue;
    const block = blocks.at(-1);
    if (block !== undefined && block.last === column - 1) block.last = column;
    else blocks.push({ first: column, last: column });
  }
  const tables = blocks.map(({ first, last }) => ({
    ...area,
    firstColumn: first,
    lastColumn: last,
    known: knownHeaders(header.slice(first, last + 1)),
  }));
  return tables.length > 1 && tables.every(({ known }) => known >= 2) ? tables : [area];
}

/** The records of an area, other tables' cells emptied: columns keep their places in the file. */
export function recordsOf(records: readonly TextRecord[], area: FoundArea): readonly TextRecord[] {
  return records.slice(area.from, area.to).map((record) => ({
    ...record,
    cells: record.cells.map((text, column) =>
      column >= area.firstColumn && column <= area.lastColumn ? text : '',
    ),
  }));
}
