import type { ExportFormat, ExportNoteCode, ExportOptions } from '../../../src/export/export-format';
import { exportFormat } from '../../../src/export/registry';
import type { ExportField, RowSource } from '../../../src/export/row-source';

export type Cell = string | number | null;

export interface Written {
  readonly file: Blob;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly outcome: unknown;
  readonly notes: Partial<Record<ExportNoteCode, number>>;
}

/** Rows as a source of pages; lon and lat, where there are any, are its points. */
export function sourceOf(
  fields: readonly ExportField[],
  rows: readonly (readonly Cell[])[],
  perPage = 3,
): RowSource {
  const lonAt = fields.indexOf('lon');
  const latAt = fields.indexOf('lat');
  return {
    count: rows.length,
    fields,
    async *chunks(signal) {
      for (let from = 0; from < rows.length; from += perPage) {
        signal?.throwIfAborted();
        const page = rows.slice(from, from + perPage);
        const numbers = (at: number) =>
          Float64Array.from(page, (row) => (at < 0 || row[at] === null ? Number.NaN : Number(row[at])));
        yield {
          rowIds: { length: page.length },
          cells: fields.map((_, field) => page.map((row) => row[field]!)),
          points: { easts: numbers(lonAt), norths: numbers(latAt) },
        };
      }
    },
  };
}

export async function collect(generator: AsyncGenerator<Uint8Array, unknown, undefined>): Promise<{
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly outcome: unknown;
}> {
  const parts: Uint8Array[] = [];
  for (;;) {
    const step = await generator.next();
    if (step.done) return { bytes: new Uint8Array(Buffer.concat(parts)), outcome: step.value };
    parts.push(step.value);
  }
}

export async function written(
  format: ExportFormat | string,
  source: RowSource,
  options: ExportOptions,
): Promise<Written> {
  const found = typeof format === 'string' ? exportFormat(format)! : format;
  const notes: Partial<Record<ExportNoteCode, number>> = {};
  const { bytes, outcome } = await collect(
    found.write(source, { ...options, onNote: (code, cells) => Object.assign(notes, { [code]: cells }) }),
  );
  return { file: new File([bytes], `test.${found.extension}`), bytes, outcome, notes };
}
