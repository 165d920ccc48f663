import type { RowField } from '../domain/extra-field';
import type { ControlPoint, CoordinateSystemId } from '../domain/place-reading';
import type { RowsQuery } from '../domain/question';
import { failure, ok, type Result } from '../domain/result';
import { engineErrorCode } from '../engine/engine-error';
import type { Engine } from '../engine/port';
import { EXPORT_REFUSAL_CODES, type ExportFormat, type ExportOptions } from '../export/export-format';
import { maskedRows } from '../export/masked-rows';
import { type ConvertPoints, placedRows } from '../export/placed-rows';
import type { RowSource } from '../export/row-source';
import { coordinateSystem } from '../ingest/place/system-registry';

/** Translation keys `export-error.<code>`. */
export const EXPORT_ERROR_CODES = [
  'cancelled',
  'engine_failed',
  'rows_differ',
  'write_failed',
  'no_system',
  ...EXPORT_REFUSAL_CODES,
] as const;
export interface ExportError {
  readonly code: (typeof EXPORT_ERROR_CODES)[number];
  readonly detail?: { readonly [name: string]: string | number };
}

/** Where a file's bytes go: a save picker's stream, or parts of a blob. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void> | void;
}

/** What is done to the rows on their way into the file. */
export interface RowTreatment {
  /** Fields whose cells are masked; none where absent. */
  readonly masked?: readonly RowField[];
  /** For the system `local-grid` alone. */
  readonly controls?: readonly ControlPoint[];
}

/** In another order than the file's every page scans the whole table, so a page is large. */
const ROWS_PER_PAGE = 50_000;
const SORTED_ROWS_PER_PAGE = 100_000;

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
 * was counted (the data changed under way), so the file must not be kept. Refusals of the format are its own.
 */
export async function exportRows(
  engine: Engine,
  query: RowsQuery,
  fields: readonly RowField[],
  format: ExportFormat,
  sink: ByteSink,
  options: ExportOptions,
  treatment: RowTreatment = {},
): Promise<Result<number, ExportError>> {
  const { signal } = options;
  let writing = false;
  try {
    const source = await treatedRows(engine, query, fields, format, options, treatment);
    if (source === null) return failure({ code: 'no_system' });
    const file = format.write(source, options);
    for (;;) {
      const step = await file.next();
      if (step.done) {
        if (typeof step.value !== 'number') return failure(step.value);
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

/** null: the system cannot be had (a local grid without its control points). */
async function treatedRows(
  engine: Engine,
  query: RowsQuery,
  fields: readonly RowField[],
  format: ExportFormat,
  { system = 'wgs84', signal }: ExportOptions,
  { masked = [], controls }: RowTreatment,
): Promise<RowSource | null> {
  const convert = system === 'wgs84' ? null : await openSystem(system, controls);
  if (convert === undefined) return null;
  const writesPlaces =
    format.geometry || (convert !== null && (fields.includes('lon') || fields.includes('lat')));
  const hidden = (['lon', 'lat'] as const).filter((field) => writesPlaces && !fields.includes(field));
  const rows = await rowsOf(engine, query, [...fields, ...hidden], signal);
  return maskedRows(writesPlaces ? placedRows(rows, fields, convert) : rows, new Set(masked));
}

async function openSystem(
  id: CoordinateSystemId,
  controls: readonly ControlPoint[] | undefined,
): Promise<{ readonly points: ConvertPoints; readonly unit: 'degree' | 'metre' } | undefined> {
  const system = coordinateSystem(id);
  const converter = await system.open(controls);
  return converter === null
    ? undefined
    : { unit: system.unit, points: (lngs, lats) => converter.fromWgs84(lngs, lats) };
}
