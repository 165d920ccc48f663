import type { RecordBatch } from 'apache-arrow';
import type { CaseColumn, CaseColumns } from '../domain/fact';
import { type FieldId, fieldKind } from '../domain/field';
import type { Statement } from './bindings';
import { idsOf } from './result-columns';
import { columnOf } from './schema';
import { createTextDictionary } from './text-dictionary';

/** `row_id` as INTEGER, then each field: text, or DOUBLE for numbers, flags and times. The rows come in no order. */
export function columnsStatement(fields: readonly FieldId[]): Statement {
  const columns = fields.map((field) => {
    const column = columnOf(field);
    switch (fieldKind(field)) {
      case 'time':
        return `, CAST(epoch_ms(${column}) AS DOUBLE)`;
      case 'flag':
        return `, CAST(${column} AS DOUBLE)`;
      default:
        return `, ${column}`;
    }
  });
  return { sql: `SELECT row_id${columns.join('')} FROM loaded_rows`, values: [] };
}

/** The result as whole columns in file order. */
export function columnsOfResult(
  batches: readonly RecordBatch[],
  fields: readonly FieldId[],
  rowCount: number,
): CaseColumns {
  const rowIds = idsOf(batches, 0);
  const columns = Object.fromEntries(
    fields.map((field, index) => {
      const kind = fieldKind(field);
      const isText = kind === 'text' || kind === 'category';
      return [
        field,
        isText
          ? codesOf(batches, index + 1, rowIds, rowCount)
          : numbersOf(batches, index + 1, rowIds, rowCount),
      ];
    }),
  );
  return { rowCount, columns };
}

function numbersOf(
  batches: readonly RecordBatch[],
  column: number,
  rowIds: Uint32Array,
  rowCount: number,
): CaseColumn {
  const values = new Float64Array(rowCount).fill(Number.NaN);
  let at = 0;
  for (const batch of batches) {
    const data = batch.data.children[column]!;
    const cells = data.values as Float64Array;
    // Arrow leaves the bitmap of a column without gaps empty.
    const bitmap = data.nullCount > 0 ? data.nullBitmap : null;
    for (let row = 0; row < data.length; row++, at++) {
      const bit = data.offset + row;
      if (bitmap === null || (bitmap[bit >>> 3]! & (1 << (bit & 7))) !== 0) values[rowIds[at]!] = cells[row]!;
    }
  }
  return { kind: 'numbers', values };
}

function codesOf(
  batches: readonly RecordBatch[],
  column: number,
  rowIds: Uint32Array,
  rowCount: number,
): CaseColumn {
  const codes = new Uint32Array(rowCount);
  const dictionary = createTextDictionary();
  let at = 0;
  for (const batch of batches) {
    const data = batch.data.children[column]!;
    const offsets = data.valueOffsets as Int32Array;
    const bytes = data.values as Uint8Array;
    // Arrow leaves the bitmap of a column without gaps empty.
    const bitmap = data.nullCount > 0 ? data.nullBitmap : null;
    for (let row = 0; row < data.length; row++, at++) {
      const bit = data.offset + row;
      if (bitmap !== null && (bitmap[bit >>> 3]! & (1 << (bit & 7))) === 0) continue;
      codes[rowIds[at]!] = dictionary.codeOf(bytes, offsets[row]!, offsets[row + 1]!);
    }
  }
  return { kind: 'codes', codes, values: dictionary.values };
}
