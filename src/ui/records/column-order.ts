import type { RowField } from '../../domain/extra-field';
import type { Order } from '../../domain/question';

export type RecordField = RowField;

/** asc → desc → none → asc. Without `added` the other columns' order is dropped; with it the place in line is kept. */
export function toggledOrder(order: readonly Order[], field: RecordField, added: boolean): readonly Order[] {
  const now = order.find((each) => each.field === field);
  const next: Order | null =
    now === undefined ? { field, descending: false } : now.descending ? null : { field, descending: true };
  if (!added) return next === null ? [] : [next];
  if (now === undefined) return next === null ? order : [...order, next];
  return order.flatMap((each) => (each.field !== field ? [each] : next === null ? [] : [next]));
}

/** Shown columns keep their order, a new one comes last; the last one cannot be taken away. */
export function toggledField(visible: readonly RecordField[], field: RecordField): readonly RecordField[] {
  if (!visible.includes(field)) return [...visible, field];
  return visible.length === 1 ? visible : visible.filter((each) => each !== field);
}
