import { createByteBuffer } from '../byte-buffer';
import { cellKinds } from '../cell-kind';
import type { ExportFormat, ExportOptions, ExportRefusal } from '../export-format';
import type { RowChunk, RowSource } from '../row-source';
import { createSheetCells, type SheetCells, sheetWidths } from '../workbook-cells';
import {
  columnName,
  contentTypes,
  coverSheet,
  inlineCell,
  PACKAGE_RELATIONS,
  STYLE,
  STYLES_PART,
  sharedStringsHead,
  sheetHead,
  sheetNames,
  sheetTail,
  workbookPart,
  workbookRelations,
} from '../workbook-parts';
import { sheetText } from '../workbook-text';
import { textContent, type ZipEntry, zipped } from '../zip-stream';

export const format: ExportFormat = {
  id: 'xlsx',
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geometry: false,
  encodings: ['utf-8'],
  systems: 'any',
  limits: ['sheets'],
  write: writeWorkbook,
};

/** 1,048,576 rows a sheet, one of them the header. */
export const ROWS_PER_SHEET = 1_048_575;
const MOST_COLUMNS = 16_384;
const FLUSH_LENGTH = 8192;
/** Of a cell's XML, generously; decides whether a sheet's size takes eight bytes. */
const CELL_BYTES = 80;
const LARGE_BYTES = 3 * 2 ** 30;

/**
 * A workbook as a stream: sheets of at most 1,048,575 rows with a header that stays in sight, then the sheet that says
 * where it all comes from: last, because programs that read a workbook as a table take its first sheet. Texts are string
 * cells, which no spreadsheet evaluates, so nothing is put before them; times are day numbers with a format.
 */
export async function* writeWorkbook(
  source: RowSource,
  options: ExportOptions,
  rowsPerSheet = ROWS_PER_SHEET,
): AsyncGenerator<Uint8Array, number | ExportRefusal, undefined> {
  const { headers, title = 'Sheet', cover, signal, onNote } = options;
  if (headers.length !== source.fields.length) {
    throw new Error(`${headers.length} headers for ${source.fields.length} fields`);
  }
  if (headers.length > MOST_COLUMNS) return { code: 'too_many_columns', detail: { most: MOST_COLUMNS } };
  const sheets = Math.max(1, Math.ceil(source.count / rowsPerSheet));
  const names = sheetNames(title, sheets, cover?.title ?? null);
  const cells = createSheetCells(source, cellKinds(source), options.words ?? {});
  const rows = createRowWriter(source, options, cells, rowsPerSheet);
  const large = Math.min(source.count, rowsPerSheet) * headers.length * CELL_BYTES > LARGE_BYTES;

  async function* entries(): AsyncGenerator<ZipEntry, void, undefined> {
    yield { name: '[Content_Types].xml', content: textContent(contentTypes(names.length)) };
    yield { name: '_rels/.rels', content: textContent(PACKAGE_RELATIONS) };
    yield { name: 'xl/workbook.xml', content: textContent(workbookPart(names)) };
    yield { name: 'xl/_rels/workbook.xml.rels', content: textContent(workbookRelations(names.length)) };
    yield { name: 'xl/styles.xml', content: textContent(STYLES_PART) };
    for (let sheet = 0; sheet < sheets; sheet++) {
      yield { name: `xl/worksheets/sheet${sheet + 1}.xml`, content: rows.sheet(), large };
    }
    if (cover !== undefined) {
      const content = textContent(coverSheet(cover.lines, rows.written()));
      yield { name: `xl/worksheets/sheet${sheets + 1}.xml`, content };
    }
    yield { name: 'xl/sharedStrings.xml', content: sharedStrings(cells.shared()) };
  }

  yield* zipped(entries(), signal);
  const { cut, lost } = cells.loss;
  if (cut > 0) onNote?.('text_cut', cut);
  if (lost > 0) onNote?.('sign_lost', lost);
  return rows.written() + (await rows.rest());
}

/** The rows of the source over several sheets: each call of `sheet` goes on where the one before stopped. */
function createRowWriter(
  source: RowSource,
  { headers, signal, onProgress }: ExportOptions,
  cells: SheetCells,
  rowsPerSheet: number,
) {
  const chunks = source.chunks(signal)[Symbol.asyncIterator]();
  const letters = headers.map((_, column) => columnName(column));
  let chunk: RowChunk | null = null;
  let at = 0;
  let written = 0;

  async function more(): Promise<boolean> {
    while (chunk === null || at >= chunk.rowIds.length) {
      const next = await chunks.next();
      if (next.done) return false;
      signal?.throwIfAborted();
      chunk = next.value;
      at = 0;
    }
    return true;
  }

  return {
    written: () => written,
    /** Rows that the source had beyond those it counted; they are in no sheet. */
    async rest(): Promise<number> {
      let rows = 0;
      while (await more()) {
        rows += chunk!.rowIds.length - at;
        at = chunk!.rowIds.length;
      }
      return rows;
    },
    async *sheet(): AsyncGenerator<Uint8Array, void, undefined> {
      const head = headers.map((header, column) =>
        inlineCell(`${letters[column]}1`, STYLE.header, sheetText(header, cells.loss)),
      );
      yield new TextEncoder().encode(
        `${sheetHead(sheetWidths(source.fields, cellKinds(source), headers), 1)}<row r="1">${head.join('')}</row>`,
      );
      let row = 1;
      while (row <= rowsPerSheet && (await more())) {
        const { cells: columns, rowIds } = chunk!;
        const end = Math.min(rowIds.length, at + rowsPerSheet - row + 1);
        written += end - at;
        const bytes = createByteBuffer();
        let text = '';
        for (; at < end; at++) {
          row++;
          text += `<row r="${row}">`;
          for (let column = 0; column < letters.length; column++) {
            const cell = columns[column]![at]!;
            if (cell !== null) text += cells.write(column, cell, `${letters[column]}${row}`);
          }
          text += '</row>';
          if (text.length > FLUSH_LENGTH) {
            bytes.append(text);
            text = '';
          }
        }
        bytes.append(text);
        yield bytes.content();
        onProgress?.(written, source.count);
      }
      yield new TextEncoder().encode(sheetTail(letters.length, row));
    },
  };
}

async function* sharedStrings(texts: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(sharedStringsHead());
  for (let from = 0; from < texts.length; from += 1000) {
    const some = texts.slice(from, from + 1000);
    yield encoder.encode(some.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join(''));
  }
  yield encoder.encode('</sst>');
}
