import type { ImportError } from '../../domain/import-report';
import { ok, type Result } from '../../domain/result';
import { oldWorkbook } from './old-workbook';
import type { TabulatedFormat } from './tabulated';
import { readGroupMerges } from './workbook-merges';
import { openPackage, type WorkbookPackage } from './workbook-package';
import { readSheet } from './workbook-sheet';
import { createSharedStrings, type SharedStrings } from './workbook-strings';

interface OpenWorkbook {
  readonly contents: WorkbookPackage;
  readonly strings: SharedStrings;
}

/** A proposal looks at several sheets of one file: they share what has been read of it. */
const opened = new WeakMap<Blob, OpenWorkbook>();

async function open(file: Blob, signal: AbortSignal): Promise<Result<OpenWorkbook, ImportError>> {
  const known = opened.get(file);
  if (known !== undefined) return ok(known);
  const contents = await openPackage(file, signal);
  if (!contents.ok) return contents;
  const workbook = { contents: contents.value, strings: createSharedStrings(contents.value.strings) };
  opened.set(file, workbook);
  return ok(workbook);
}

/** Office Open XML workbooks (XLSX, XLSM and their templates), read as a stream. Binary ones (XLSB) go the way of the old. */
export const workbook: TabulatedFormat = {
  id: 'workbook',
  reads: ['xlsx'],
  async tables(file, signal) {
    const book = await open(file, signal);
    if (!book.ok) return book;
    const { contents } = book.value;
    if (contents.binary) return oldWorkbook.tables(file, signal);
    return ok(
      contents.sheets.map(({ name, hidden }) =>
        hidden ? { name, rows: null, hidden } : { name, rows: null },
      ),
    );
  },
  async *read(file, options, signal) {
    const book = await open(file, signal);
    if (!book.ok) return book.error;
    const { contents, strings } = book.value;
    if (contents.binary) return yield* oldWorkbook.read(file, options, signal);
    const sheet = contents.sheets.find(({ name }) => name === options.table);
    if (sheet === undefined) return { code: 'not_a_table', detail: { table: options.table } };
    const merges = await readGroupMerges(sheet.part, signal);
    if (!merges.ok) return merges.error;
    return yield* readSheet(
      {
        part: sheet.part,
        strings,
        shapes: contents.shapes,
        from1904: contents.from1904,
        merges: merges.value,
        columns: options.columns ?? 0,
      },
      signal,
    );
  },
};
