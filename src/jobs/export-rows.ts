import type { RowField } from '../domain/extra-field';
import type { RowsQuery } from '../domain/question';
import { failure, ok, type Result } from '../domain/result';
import { engineErrorCode } from '../engine/engine-error';
import type { Engine } from '../engine/port';
import type { ExportFormat, ExportOptions } from '../export/export-format';
import type { RowSource } from '../export/row-source';

/** Translation keys `export-error.<code>`. */
export const EXPORT_ERROR_CODES = ['cancelled', 'engine_failed', 'rows_differ', 'write_failed'] as const;
export interface ExportError {
  readonly code: (typeof EXPORT_ERROR_CODES)[number];
  readonly detail?: { readonly [name: string]: string | number };
}

/** Where a file's bytes go: a save picker's stream, or parts of a blob. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void> | void;
}

/** In another order than the file's every page scans the whole table, so a page is large. */
const ROWS_PER_PAGE = 50_000;
const SORTED_ROWS_PER_PAGE = 200_000;

/** The rows of a query, page by page. Its count is asked apart from its rows, so that the two can be compared. */
export async function rowsOf(
  engine: Engine,
  query: RowsQuery,
  fields: readonly RowField[],
  signal?: AbortSignal,
): Promise<RowSource> {
  const counted = await engine.aggregate({ kind: 'count' }, query.filter, signal);
  if (counted.kind !== 'count') throw new Error(`asked for a count, got ${counted.kind}`);
  const { count } = counted;
  const rowsPerPage = query.order.length > 0 ? SORTED_ROWS_PER_PAGE : ROWS_PER_PAGE;
  return {
    count,
    fields,
    async *chunks(stop) {
      const ask = (from: number) => engine.page(query, fields, from, rowsPerPage, stop);
      let next = ask(0);
      for (let from = 0; ; ) {
        const page = await next;
        from += page.rowIds.length;
        if (page.rowIds.length === 0) return;
        const last = page.rowIds.length < rowsPerPage;
        // The database reads the next page while this one is written.
        if (!last) {
          next = ask(from);
          next.catch(() => {});
        }
        yield page;
        if (last) return;
      }
    },
  };
}

/**
 * Writes exactly the rows of a query, in its order; gives their number. `rows_differ`: what was written is not what
 * was counted (the data changed under way), so the file must not be kept.
 */
export async function exportRows(
  engine: Engine,
  query: RowsQuery,
  fields: readonly RowField[],
  format: ExportFormat,
  sink: ByteSink,
  options: ExportOptions,
): Promise<Result<number, ExportError>> {
  const { signal } = options;
  let writing = false;
  try {
    const source = await rowsOf(engine, query, fields, signal);
    const file = format.write(source, options);
    for (;;) {
      const step = await file.next();
      if (step.done) {
        return step.value === source.count
          ? ok(step.value)
          : failure({ code: 'rows_differ', detail: { written: step.value, counted: source.count } });
      }
      writing = true;
      await sink.write(step.value);
      writing = false;
    }
  } catch (error) {
    if (signal?.aborted === true) return failure({ code: 'cancelled' });
    const engineCode = engineErrorCode(error);
    if (engineCode !== null) return failure({ code: 'engine_failed', detail: { code: engineCode } });
    if (writing) return failure({ code: 'write_failed', detail: { reason: String(error) } });
    throw error;
  }
}
