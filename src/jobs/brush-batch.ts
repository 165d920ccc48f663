import type { Batch } from '../domain/batch';
import { type FieldId, fieldKind } from '../domain/field';

/**
 * What the brush index reads: categories, the point, the times of report and of closing (lengths of handling are a view of
 * the first screen, and facts read both), and addresses (for default points).
 */
function isBrushed(field: FieldId): boolean {
  return (
    fieldKind(field) === 'category' ||
    field === 'lon' ||
    field === 'lat' ||
    field === 'reported_at' ||
    field === 'closed_at' ||
    field === 'address'
  );
}

/** The batch without the columns that only the database keeps: they need not be copied to another worker. */
export function brushBatch(batch: Batch): Batch {
  const columns = Object.fromEntries(
    Object.entries(batch.columns).filter(([field]) => isBrushed(field as FieldId)),
  );
  const { rowCount, lines, doubts } = batch;
  return doubts === undefined ? { rowCount, lines, columns } : { rowCount, lines, columns, doubts };
}
