import { guard } from '../../domain/formula-guard';
import { createByteBuffer } from '../byte-buffer';
import { type CellBytes, createCellBytes } from '../cell-bytes';
import { type Cell, type CellKind, cellKinds, cellText } from '../cell-kind';
import type { ExportFormat, ExportOptions } from '../export-format';
import type { TextBytes } from '../gb18030';
import type { RowChunk, RowSource } from '../row-source';
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
  const pageBytes = encoding === 'utf-8' ? utf8Pages(source, words) : encodedPages(source, words, texts);
  yield texts.encode(mark + headers.map((header) => quoted(guard(header))).join(',') + LINE_END);
  let rows = 0;
  for await (const chunk of source.chunks(signal)) {
    signal?.throwIfAborted();
    const bytes = pageBytes(chunk);
    rows += chunk.rowIds.length;
    yield bytes;
    onProgress?.(rows, source.count);
  }
  if (texts.lost > 0) onNote?.('sign_lost', texts.lost);
  return rows;
}

type Words = NonNullable<ExportOptions['words']>;

/** Rows as UTF-8 cell by cell: a million of them as strings are mostly garbage to be collected. */
function utf8Pages(source: RowSource, words: Words): (chunk: RowChunk) => Uint8Array {
  const out = createCellBytes();
  const kinds = cellKinds(source);
  const writers = source.fields.map((field, index) => utf8Cell(out, kinds[index]!, words[field]));
  return ({ cells, rowIds }) => {
    for (let row = 0; row < rowIds.length; row++) {
      const start = out.length();
      for (let index = 0; index < writers.length; index++) {
        if (index > 0) out.bytes(SEPARATOR);
        const cell = cells[index]![row]!;
        if (cell !== null) writers[index]!(cell);
      }
      if (out.length() === start) out.bytes(EMPTY_CELL);
      out.bytes(LINE_END_BYTES);
    }
    return out.take();
  };
}

/** A lone empty cell would be an empty line, which readers skip. */
const EMPTY_LINE = '""';
const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const [SEPARATOR, EMPTY_CELL, LINE_END_BYTES] = [ascii(','), ascii(EMPTY_LINE), ascii(LINE_END)];

function utf8Cell(
  out: CellBytes,
  kind: CellKind,
  words: ReadonlyMap<string, string> | undefined,
): (cell: NonNullable<Cell>) => void {
  switch (kind) {
    case 'text':
      return (cell) => {
        const text = String(cell);
        if (!out.plain(text)) out.text(quoted(guard(text)));
      };
    case 'number':
      return (cell) => {
        if (typeof cell === 'number') out.number(cell);
        else out.text(cell);
      };
    case 'time':
      return (cell) => out.time(Number(cell));
    case 'flag':
      return (cell) => out.text(cellText(kind, cell, words));
    case 'coded': {
      const encoder = new TextEncoder();
      const bytesOf = remembered((text) => encoder.encode(quoted(guard(cellText(kind, text, words)))));
      return (cell) => out.bytes(bytesOf(cell));
    }
  }
}

function encodedPages(source: RowSource, words: Words, texts: TextBytes): (chunk: RowChunk) => Uint8Array {
  const kinds = cellKinds(source);
  const writers = source.fields.map((field, index) => cellWriter(kinds[index]!, words[field]));
  return ({ cells, rowIds }) => {
    const bytes = createByteBuffer(texts.encode);
    let text = '';
    for (let row = 0; row < rowIds.length; row++) {
      let line = '';
      for (let index = 0; index < writers.length; index++) {
        const cell = cells[index]![row]!;
        if (index > 0) line += ',';
        if (cell !== null) line += writers[index]!(cell);
      }
      text += (line === '' ? EMPTY_LINE : line) + LINE_END;
      if (text.length > FLUSH_LENGTH) {
        bytes.append(text);
        text = '';
      }
    }
    bytes.append(text);
    return bytes.content();
  };
}

function cellWriter(
  kind: CellKind,
  words: ReadonlyMap<string, string> | undefined,
): (cell: NonNullable<Cell>) => string {
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
function remembered<T>(write: (text: string) => T): (cell: NonNullable<Cell>) => T {
  const known = new Map<string, T>();
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
