import { type Cell, type CellKind, cellText } from './cell-kind';
import type { ExportOptions } from './export-format';
import type { ExportField, RowSource } from './row-source';
import { inlineCell, STYLE } from './workbook-parts';
import { sheetText, type TextLoss } from './workbook-text';

const DAY_MS = 86_400_000;
/** 1970-01-01 as a day number of the 1900 system. */
const UNIX_EPOCH_DAY = 25_569;
/** From 1 March 1900 on, after the leap day that never was; to the end of 9999. */
const FIRST_DAY = 61;
const LAST_DAY = 2_958_466;

/** Distinct texts kept once for the whole book; those beyond are written in their cells. */
const MOST_SHARED = 200_000;

/** Typed in again by hand, these would turn into numbers: their cells have the format of text. */
const CODES: ReadonlySet<ExportField> = new Set<ExportField>([
  'case_id',
  'phone',
  'class_code',
  'cell_code',
  'duty_grid',
]);

export interface SheetCells {
  write(column: number, cell: NonNullable<Cell>, reference: string): string;
  /** The shared texts so far, ready for XML. */
  shared(): readonly string[];
  readonly loss: TextLoss;
}

/** How the cells of each field, which are of `kinds`, are written into a sheet. */
export function createSheetCells(
  { fields }: Pick<RowSource, 'fields'>,
  kinds: readonly CellKind[],
  words: NonNullable<ExportOptions['words']>,
): SheetCells {
  const loss: TextLoss = { cut: 0, lost: 0 };
  const places = new Map<string, number>();
  const shared: string[] = [];

  /** Place of the text among the shared ones; -1 where there is no more room. */
  const share = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    if (shared.length >= MOST_SHARED) return -1;
    const place = shared.length;
    places.set(text, place);
    shared.push(sheetText(text, loss));
    return place;
  };

  const writers = fields.map((field, index) => {
    const kind = kinds[index]!;
    const style = CODES.has(field) ? STYLE.text : STYLE.plain;
    const mark = style === STYLE.plain ? '' : ` s="${style}"`;
    switch (kind) {
      case 'number':
        return (cell: NonNullable<Cell>, reference: string) => `<c r="${reference}"><v>${cell}</v></c>`;
      case 'time':
        return (cell: NonNullable<Cell>, reference: string) => {
          const day = Number(cell) / DAY_MS + UNIX_EPOCH_DAY;
          return day >= FIRST_DAY && day < LAST_DAY
            ? `<c r="${reference}" s="${STYLE.time}"><v>${day}</v></c>`
            : inlineCell(reference, STYLE.plain, cellText('time', cell, undefined));
        };
      case 'text':
        return (cell: NonNullable<Cell>, reference: string) =>
          inlineCell(reference, style, sheetText(String(cell), loss));
      default:
        return (cell: NonNullable<Cell>, reference: string) => {
          const text = cellText(kind, cell, words[field]);
          const place = share(text);
          return place < 0
            ? inlineCell(reference, style, sheetText(text, loss))
            : `<c r="${reference}"${mark} t="s"><v>${place}</v></c>`;
        };
    }
  });
  return {
    write: (column, cell, reference) => writers[column]!(cell, reference),
    shared: () => shared,
    loss,
  };
}

/** In characters of the usual type: a Chinese one takes two. */
export function sheetWidths(
  fields: readonly ExportField[],
  kinds: readonly CellKind[],
  headers: readonly string[],
): number[] {
  return fields.map((field, column) => {
    const header = Array.from(headers[column]!).reduce(
      (width, sign) => width + (sign.charCodeAt(0) > 0xff ? 2 : 1),
      4,
    );
    return Math.min(60, Math.max(header, usualWidth(field, kinds[column]!)));
  });
}

function usualWidth(field: ExportField, kind: CellKind): number {
  if (field === 'description' || field === 'address' || field === 'opinion') return 40;
  if (CODES.has(field)) return 22;
  switch (kind) {
    case 'time':
      return 20;
    case 'flag':
      return 8;
    case 'number':
      return 12;
    default:
      return 14;
  }
}
