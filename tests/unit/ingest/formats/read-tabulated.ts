import type { ImportError } from '../../../../src/domain/import-report';
import type { Result } from '../../../../src/domain/result';
import type { CellNote, TabulatedFormat, TabulateOptions } from '../../../../src/ingest/formats/tabulated';
import { textRecords } from '../../../../src/ingest/head-records';

export interface TabulatedTable {
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
  readonly notes: readonly CellNote[];
}

const never = new AbortController().signal;

/** A table of a file as texts, by the scanner that loading uses. */
export async function readTabulated(
  format: TabulatedFormat,
  file: Blob,
  options: TabulateOptions,
): Promise<Result<TabulatedTable, ImportError>> {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const notes: CellNote[] = [];
  const chunks = format.read(file, options, never);
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      return next.value === null
        ? { ok: true, value: { rows, rowNumbers, notes } }
        : { ok: false, error: next.value };
    }
    const records = textRecords(
      next.value.text,
      { delimiter: ',', quote: '"' },
      true,
      Number.POSITIVE_INFINITY,
    );
    for (const { cells } of records) rows.push(cells);
    rowNumbers.push(...next.value.rowNumbers);
    notes.push(...(next.value.notes ?? []));
  }
}
