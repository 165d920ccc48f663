import { guard } from '../domain/formula-guard';
import type { ImportError } from '../domain/import-report';
import { ok, type Result } from '../domain/result';
import type { LogListener } from '../ingest/import-log';
import { type OpenedPart, type PartsProgress, readParts } from './read-parts';

/** Which of the report's lists. */
export const RECORD_LISTS = ['rejected', 'skipped', 'odd'] as const;
export type RecordListKind = (typeof RECORD_LISTS)[number];

export interface RecordListWords {
  /** Of file, line, column, reason and raw text. */
  readonly headers: readonly [string, string, string, string, string];
  /** What a code, or a field and a code as `field:code`, is called; others are written as they are. */
  readonly reasons: { readonly [code: string]: string };
}

export interface RecordList {
  readonly content: Blob;
  readonly records: number;
}

/** Text is handed to the blob in pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * Every record of one list of the import report, as CSV (UTF-8 with byte order mark, CRLF): the files are read again as
 * they were imported, since the report keeps only the first of them. Errors: those of reading.
 */
export async function recordList(
  parts: readonly OpenedPart[],
  kind: RecordListKind,
  { headers, reasons }: RecordListWords,
  signal: AbortSignal,
  onProgress: (progress: PartsProgress) => void,
): Promise<Result<RecordList, ImportError>> {
  const pieces: string[] = [];
  let piece = `\ufeff${headers.map(quoted).join(',')}\r\n`;
  let records = 0;

  function add(file: string, line: number, column: number, reason: string, text: string): void {
    const cells = [file, String(line), column === 0 ? '' : String(column), reasons[reason] ?? reason, text];
    piece += `${cells.map(quoted).join(',')}\r\n`;
    records += 1;
    if (piece.length < PIECE) return;
    pieces.push(piece);
    piece = '';
  }

  function listenTo(part: number): LogListener {
    const { name } = parts[part]!;
    return {
      reject({ line, column, code, text }) {
        if (kind === 'rejected') add(name, line, column, code, text);
      },
      skip({ line, code, text }) {
        if (kind === 'skipped') add(name, line, 0, code, text);
      },
      odd({ line, column, field, code, text }) {
        if (kind === 'odd') add(name, line, column, `${field}:${code}`, text);
      },
    };
  }

  const read = await readParts(parts, { signal, onProgress, onBatch: async () => undefined, listenTo });
  if (!read.ok) return read;
  pieces.push(piece);
  return ok({ content: new Blob(pieces, { type: 'text/csv;charset=utf-8' }), records });
}

function quoted(text: string): string {
  const cell = guard(text);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
