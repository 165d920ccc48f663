import {
  columnOrderingFeature,
  columnSizingFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { RecordField } from './column-order';
import { defaultWidth, LEAST_WIDTH, MOST_WIDTH } from './column-widths';
import type { PagePlace } from './page-cache';

export interface RecordRow {
  readonly index: number;
  /** null while its page is on the way. */
  readonly place: PagePlace | null;
}

/** The table library keeps the columns: which, in what order, how wide. Sorting and paging are the engine's. */
export const recordsFeatures = tableFeatures({ columnOrderingFeature, columnSizingFeature });

const helper = createColumnHelper<typeof recordsFeatures, RecordRow>();

export function recordColumns(fields: readonly RecordField[]) {
  return helper.columns(
    fields.map((field) =>
      helper.display({ id: field, size: defaultWidth(field), minSize: LEAST_WIDTH, maxSize: MOST_WIDTH }),
    ),
  );
}
