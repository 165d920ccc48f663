import type { RowField } from '../domain/extra-field';
import type { SqlColumn, SqlResult } from '../domain/sql-query';
import type { Cell, CellKind } from '../export/cell-kind';
import type { ExportOptions } from '../export/export-format';
import { maskedRows } from '../export/masked-rows';
import { exportFormat } from '../export/registry';
import type { RowSource } from '../export/row-source';
import { createBlobSink } from './export-sink';

/** More digits than a double, or a spreadsheet, holds exactly. */
const EXACT_DIGITS = 15;
const ROWS_PER_CHUNK = 20_000;

export interface TableFile {
  readonly format: string;
  readonly masked: boolean;
  readonly title?: string;
  readonly cover?: NonNullable<ExportOptions['cover']>;
}

/** A result as a file of a registered format; `fields` stand for its columns, one each. */
export async function writeTable(
  result: Pick<SqlResult, 'columns' | 'cells' | 'rowCount'>,
  fields: readonly RowField[],
  { format: id, masked, title, cover }: TableFile,
  signal?: AbortSignal,
): Promise<Blob> {
  const format = exportFormat(id);
  if (format === undefined) throw new Error(`There is no export format ${id}.`);
  const columns = result.columns.map((column, at) => typed(column, result.cells[at]!));
  const source: RowSource = {
    count: result.rowCount,
    fields,
    kinds: columns.map(({ kind }) => kind),
    async *chunks(stop) {
      for (let from = 0; from < result.rowCount; from += ROWS_PER_CHUNK) {
        stop?.throwIfAborted();
        const cells = columns.map((column) => column.cells.slice(from, from + ROWS_PER_CHUNK));
        yield { cells, rowIds: { length: Math.min(ROWS_PER_CHUNK, result.rowCount - from) } };
      }
    },
  };
  const sink = createBlobSink(format.mediaType);
  const texts = fields.filter((_, at) => columns[at]!.kind === 'text');
  const written = format.write(maskedRows(source, new Set(masked ? texts : [])), {
    headers: result.columns.map(({ name }) => name),
    ...(title !== undefined && { title }),
    ...(cover !== undefined && { cover }),
    ...(signal !== undefined && { signal }),
  });
  for (;;) {
    const step = await written.next();
    if (step.done === true) {
      if (step.value !== result.rowCount) throw new Error(`wrote ${JSON.stringify(step.value)}`);
      return sink.blob();
    }
    await sink.write(step.value);
  }
}

/** Numbers of any size come as digits: as numbers into the file where that changes none of them, else as text. */
function typed(
  { kind }: SqlColumn,
  cells: readonly Cell[],
): { readonly kind: CellKind; readonly cells: readonly Cell[] } {
  if (kind !== 'number') return { kind: 'text', cells };
  const exact = cells.every(
    (cell) => typeof cell !== 'string' || cell.replace(/\D/g, '').length <= EXACT_DIGITS,
  );
  if (!exact) return { kind: 'text', cells: cells.map((cell) => (cell === null ? null : String(cell))) };
  return { kind: 'number', cells: cells.map((cell) => (typeof cell === 'string' ? Number(cell) : cell)) };
}
