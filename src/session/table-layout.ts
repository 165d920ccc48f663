import * as z from 'zod/mini';
import { isRowField, type RowField } from '../domain/extra-field';

/** How a person likes the records table: which columns, in which order, how wide, which stay in view. */
export interface TableLayout {
  /** null: the usual ones. */
  readonly fields: readonly RowField[] | null;
  readonly widths: { readonly [F in RowField]?: number };
  readonly pinned: readonly RowField[];
}

const field = z.custom<RowField>(
  (value) => typeof value === 'string' && value.length <= 400 && isRowField(value),
);
const fields = z.array(field).check(z.maxLength(2000));
const layoutSchema = z.strictObject({
  fields: z.nullable(fields),
  widths: z.record(field, z.number().check(z.gte(20), z.lte(2000))),
  pinned: fields,
});

export function parseTableLayout(value: unknown): TableLayout | null {
  const parsed = z.safeParse(layoutSchema, value);
  return parsed.success ? (parsed.data as TableLayout) : null;
}
