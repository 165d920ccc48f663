import { type CategoryField, type FieldId, fieldKind, type TimeField } from '../domain/field';
import { type Codes, emptyCodes, type IndexedRows, type Times } from './columns';
import type { Degrees } from './degrees';
import type { HeldColumns } from './held-columns';

/** A column of the index as it is kept; `values` of codes begin with '', which is missing. */
export type WholeColumn =
  | { readonly kind: 'times'; readonly times: Times }
  | { readonly kind: 'degrees'; readonly degrees: Degrees }
  | { readonly kind: 'codes'; readonly codes: Codes; readonly values: readonly string[] };

/** Columns of all rows in file order; those that the index does not have are left out. */
export interface WholeColumns {
  readonly rowCount: number;
  readonly columns: { readonly [F in FieldId]?: WholeColumn };
}

/** The index's own arrays, to be read and not to be kept. */
export function wholeColumns(rows: IndexedRows, held: HeldColumns, fields: readonly FieldId[]): WholeColumns {
  const columns: { [F in FieldId]?: WholeColumn } = {};
  for (const field of fields) {
    const column = wholeColumn(rows, held, field);
    if (column !== null) columns[field] = column;
  }
  return { rowCount: rows.rowCount, columns };
}

function wholeColumn(rows: IndexedRows, held: HeldColumns, field: FieldId): WholeColumn | null {
  switch (fieldKind(field)) {
    case 'time': {
      const times = held.times(field as TimeField);
      return times === undefined ? null : { kind: 'times', times };
    }
    case 'category': {
      const codes = codesOf(rows, field as CategoryField);
      const values = rows.dictionaries.get(field);
      return codes === null || values === undefined ? null : { kind: 'codes', codes, values };
    }
    default:
      if (field === 'lon') return { kind: 'degrees', degrees: rows.points.lngs };
      return field === 'lat' ? { kind: 'degrees', degrees: rows.points.lats } : null;
  }
}

function codesOf(rows: IndexedRows, field: CategoryField): Codes | null {
  if (field !== 'major' && field !== 'minor') return rows.codes.get(field) ?? null;
  const values = rows.dictionaries.get(field);
  if (values === undefined) return null;
  const { codes, majorCodes, minorCodes } = rows.classes;
  const levelCodes = field === 'major' ? majorCodes : minorCodes;
  const column = emptyCodes(rows.rowCount, values.length);
  for (let row = 0; row < column.length; row++) column[row] = levelCodes[codes[row]!]!;
  return column;
}
