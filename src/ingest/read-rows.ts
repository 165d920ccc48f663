import type { FieldId } from '../domain/field';
import type { ImportError } from '../domain/import-report';
import { failure, ok, type Result } from '../domain/result';
import { TABULATED_FORMATS } from './formats/registry';
import { unwrapFile } from './formats/unwrap-file';
import { headAsUtf8, type TextRecord, textRecords } from './head-records';
import { proposeFile } from './propose-file';

/** A small table as text: lists of people and places, never cases. */
export interface TableRows {
  readonly headers: readonly string[];
  readonly rows: readonly TextRecord[];
  /** Columns of case fields that the headers tell; lists of places share some of them. */
  readonly mapping: { readonly [F in FieldId]?: number };
}

/** No roster and no list of facilities is larger. */
const LARGEST_BYTES = 256 << 20;
const MOST_ROWS = 500_000;

/** Any file of rows, read with what is proposed for it. Errors: those of `proposeFile`, too_large. */
export async function readRows(
  packed: Blob,
  fileName: string,
  signal: AbortSignal,
): Promise<Result<TableRows, ImportError>> {
  const proposed = await proposeFile(packed, fileName, {}, signal);
  if (!proposed.ok) return proposed;
  const { recipe } = proposed.value;
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return unwrapped;
  const file = unwrapped.value;
  if (file.size > LARGEST_BYTES) return failure({ code: 'too_large', detail: { bytes: file.size } });
  const all: TextRecord[] = [];
  if (recipe.format === 'delimited') {
    const utf8 = headAsUtf8(new Uint8Array(await file.arrayBuffer()), recipe.encoding, true);
    all.push(...textRecords(utf8, recipe, true, MOST_ROWS, recipe.headers.length));
  } else {
    const format = TABULATED_FORMATS.find(({ id }) => id === recipe.format)!;
    const reading = format.read(
      file,
      { table: recipe.table ?? '', encoding: recipe.encoding, columns: recipe.headers.length },
      signal,
    );
    for (;;) {
      const next = await reading.next();
      if (next.done) {
        if (next.value !== null) return failure(next.value);
        break;
      }
      const { text, rowNumbers } = next.value;
      const records = textRecords(text, { delimiter: ',', quote: '"' }, true, Number.POSITIVE_INFINITY);
      for (const [i, record] of records.entries())
        all.push({ ...record, line: rowNumbers[i] ?? record.line });
      if (all.length > MOST_ROWS) return failure({ code: 'too_large', detail: { limit: MOST_ROWS } });
    }
  }
  const headed = recipe.headerLine > 0 || recipe.format !== 'delimited';
  const last = recipe.headerLine + (recipe.headerRows ?? 1) - 1;
  const rows = all.filter(
    ({ line, cells }) => (!headed || line > last) && cells.some((cell) => cell.trim() !== ''),
  );
  return ok({ headers: recipe.headers, rows, mapping: recipe.mapping });
}
