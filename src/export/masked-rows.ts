import { maskPersonal } from '../domain/personal-data';
import { PLAN_FIELDS } from '../domain/plan-field';
import type { Cell } from './cell-kind';
import type { ExportField, RowSource } from './row-source';

/** Fields that hold a number to call, a name, or text that may have either in it. */
const NUMBERS: ReadonlySet<ExportField> = new Set<ExportField>(['phone']);
const NAMES: ReadonlySet<ExportField> = new Set<ExportField>(['collector', 'chief', PLAN_FIELDS.chief]);

/** Remembered texts a field: columns of names repeat, free text hardly does. */
const MOST_REMEMBERED = 20_000;

/** The same rows with what gives people away in the cells of `fields` made stars. */
export function maskedRows(source: RowSource, fields: ReadonlySet<ExportField>): RowSource {
  const masks = source.fields.map((field) => (fields.has(field) ? remembered(maskOf(field)) : null));
  if (masks.every((mask) => mask === null)) return source;
  return {
    ...source,
    async *chunks(signal) {
      for await (const chunk of source.chunks(signal)) {
        const cells = chunk.cells.map((column, index) => {
          const mask = masks[index];
          return mask == null ? column : column.map(mask);
        });
        yield { ...chunk, cells };
      }
    },
  };
}

function maskOf(field: ExportField): (text: string) => string {
  if (NUMBERS.has(field)) return maskNumber;
  return NAMES.has(field) ? maskName : maskPersonal;
}

/** In a column of telephones a number needs no word beside it to be one. */
export function maskNumber(text: string): string {
  const masked = maskPersonal(text);
  if (masked !== text) return masked;
  const digits = text.replace(/\D/g, '').length;
  if (digits < 5) return text;
  let seen = 0;
  return text.replace(/\d/g, (digit) => {
    seen++;
    return seen > digits - 2 ? digit : '*';
  });
}

/** In a column of people every piece of two to four Chinese characters is a name; codes stay. */
export function maskName(text: string): string {
  return maskPersonal(text).replace(
    /(?<![\p{Script=Han}*])(\p{Script=Han})(\p{Script=Han}{1,3})(?![\p{Script=Han}*\d])/gu,
    (_, first: string, rest: string) => first + '*'.repeat(Array.from(rest).length),
  );
}

function remembered(mask: (text: string) => string): (cell: Cell) => Cell {
  const known = new Map<string, string>();
  return (cell) => {
    if (typeof cell !== 'string') return cell;
    const before = known.get(cell);
    if (before !== undefined) return before;
    const masked = mask(cell);
    if (known.size < MOST_REMEMBERED) known.set(cell, masked);
    return masked;
  };
}
