import type { ImportError } from '../domain/import-report';
import type { Encoding } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import { CANONICAL } from './formats/canonical-writer';
import type { TabulatedFormat } from './formats/tabulated';
import { type TextRecord, textRecords } from './head-records';
import { LOOKED_AT_BYTES, LOOKED_AT_RECORDS } from './propose-table';

/** A cell further right than this says nothing about how wide the table is. */
const WIDEST = 512;

/** The head of a table as text records of equal width, under the file's own row numbers. Errors: those of the format. */
export async function tabulatedHead(
  format: TabulatedFormat,
  file: Blob,
  table: string,
  encoding: Encoding | undefined,
  signal: AbortSignal,
): Promise<Result<readonly TextRecord[], ImportError>> {
  const records: TextRecord[] = [];
  let bytes = 0;
  const options = encoding === undefined ? { table } : { table, encoding };
  const chunks = format.read(file, options, signal);
  for (;;) {
    const next = await chunks.next();
    if (next.done) return next.value === null ? ok(ofOneWidth(records)) : failure(next.value);
    const { text, rowNumbers } = next.value;
    const found = textRecords(text, CANONICAL, true, LOOKED_AT_RECORDS - records.length);
    for (const [i, record] of found.entries())
      records.push({ ...record, line: rowNumbers[i] ?? record.line });
    bytes += text.length;
    if (bytes < LOOKED_AT_BYTES && records.length < LOOKED_AT_RECORDS) continue;
    await chunks.return(null);
    return ok(ofOneWidth(records));
  }
}

/** Sources end a row at its last filled cell; here all are as wide as the widest, as `columns` will make them when read. */
function ofOneWidth(records: readonly TextRecord[]): readonly TextRecord[] {
  const widths = records.map(({ cells }) => cells.findLastIndex((text) => text !== '') + 1);
  const width = Math.max(1, ...widths.filter((one) => one <= WIDEST));
  return records.map((record) => ({
    ...record,
    cells:
      record.cells.length > WIDEST
        ? record.cells
        : Array.from({ length: width }, (_, column) => record.cells[column] ?? ''),
  }));
}
