import type { Clause } from '../domain/filter';
import type { BrushIndex } from './port';

/**
 * The rows of a clause for whoever asked because it was open: where its maker has told them meanwhile they stay, since
 * an answer that was on its way may be of the time before they were made, with no rows.
 */
export function resolveOpen(
  index: Pick<BrushIndex, 'unresolved' | 'resolve'>,
  clause: Clause,
  rowIds: Uint32Array,
): void {
  if (index.unresolved([clause]).length > 0) index.resolve(clause, rowIds);
}
