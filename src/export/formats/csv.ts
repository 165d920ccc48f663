import { guard } from '../../domain/formula-guard';
import { createByteBuffer } from '../byte-buffer';
import { type Cell, cellKind, cellText } from '../cell-kind';
import type { ExportFormat, ExportOptions } from '../export-format';
import type { ExportField, RowSource } from '../row-source';
import { createTextBytes } from '../text-bytes';

export const format: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  geometry: false,
  encodings: ['utf-8', 'gb18030'],
  systems: 'any',
  limits: ['csv_digits', 'gb18030_complete'],
  write: writeCsv,
};

/** Without it Excel reads UTF-8 as the machine's code page. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** Text is encoded while it is young: strings that grow for a whole page cost half the time in garbage. */
const FLUSH_LENGTH = 8192;

/**
 * UTF-8 with a byte-order mark, or GB 18030, which knows none; CRLF, one header line and then only data, quoted as RFC 4180 says. Texts that a
 * spreadsheet would evaluate get an apostrophe (`domain/formula-guard`); numbers, times and flags never do.
 * A missing cell is empty. Numbers are the shortest that read back the same.
 */
export async function* writeCsv(
  source: RowSource,
  { headers, words = {}, encoding = 'utf-8', signal, onProgress, onNote }: ExportOptions,
): AsyncGenerator<Uint8Array, number, undefined> {
  if (headers.length !== source.fields.length) {
    throw new Error(`${headers.length} headers for ${source.fields.length} fields`);
  }
  const texts = createTextBytes(encoding);
  const mark = encoding === 'utf-8' ? BYTE_ORDER_MARK : '';
  const writers = source.fields.map((field) => cellWriter(field, words[field]));
  yield texts.encode(mark + headers.map((header) => quoted(guard(header))).join(',') + LINE_END);
  let rows = 0;
  for await (const { cells, rowIds } of source.chunks(signal)) {
    signal?.throwIfAborted();
    const columns = writers.map((write, index) => ({ write, cells: cells[index]! }));
    const bytes = encoding === 'utf-8' ? createByteBuffer() : createByteBuffer(texts.encode);
    let text = '';
    for (let row = 0; row < rowIds.length; row++) {
      let line = '';
      for (let index = 0; index < columns.length; index++) {
        const { write, cells: column } = columns[index]!;
        const cell = column[row]!;
        if (index > 0) line += ',';
        if (cell !== null) line += write(cell);
      }
      // A lone empty cell would be an empty line, which readers skip.
      text += (line === '' ? '""' : line) + LINE_END;
      if (text.length > FLUSH_LENGTH) {
        bytes.append(text);
        text = '';
      }
    }
    bytes.append(text);
    rows += rowIds.length;
    yield bytes.content();
    onProgress?.(rows, source.count);
  }
  if (texts.lost > 0) onNote?.('sign_lost', texts.lost);
  return rows;
}

function cellWriter(
  field: ExportField,
  words: ReadonlyMap<string, string> | undefined,
): (cell: NonNullable<Cell>) => string {
  const kind = cellKind(field);
  switch (kind) {
    case 'text':
      return (cell) => quoted(guard(String(cell)));
    case 'coded':
      return remembered((text) => quoted(guard(cellText(kind, text, words))));
    default:
      return (cell) => cellText(kind, cell, words);
  }
}

/** Few distinct texts are quoted and guarded once each. */
function remembered(write: (text: string) => string): (cell: NonNullable<Cell>) => string {
  const known = new Map<string, string>();
  return (cell) => {
    const text = String(cell);
    const before = known.get(text);
    if (before !== undefined) return before;
    const written = write(text);
    if (known.size < 10_000) known.set(text, written);
    return written;
  };
}

const NEEDS_QUOTES = /[",\r\n]/;

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
