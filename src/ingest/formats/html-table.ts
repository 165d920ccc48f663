import type { ImportError } from '../../domain/import-report';
import type { Encoding, TableEntry } from '../../domain/recipe';
import { failure, ok } from '../../domain/result';
import { sniffEncoding } from '../encoding';
import { createCanonicalWriter } from './canonical-writer';
import type { HtmlTableEvents } from './html-table-rows';
import { webPageOf } from './mhtml-page';
import type { TabulatedFormat } from './tabulated';

const CHUNK_BYTES = 1 << 20;
const HEAD_BYTES = 64 << 10;

/** The tables of a web page, which many systems export as `.xls`. Those without a row of two cells are layout. Errors: too_deep, not_a_table. */
export const htmlTable: TabulatedFormat = {
  id: 'html-table',
  reads: ['html', 'mhtml'],
  async tables(file, signal) {
    const page = await webPageOf(file);
    const found: { rows: number; cells: number; caption: string }[] = [];
    const at = (table: number) => {
      while (found.length <= table) found.push({ rows: 0, cells: 0, caption: '' });
      return found[table]!;
    };
    const encoding = await pageEncoding(page);
    const scanning = scan(page, encoding, signal, {
      row(table, _number, cells) {
        const counted = at(table);
        if (cells.length > 0) counted.rows++;
        counted.cells = Math.max(counted.cells, cells.length);
      },
      caption(table, text) {
        at(table).caption = text;
      },
    });
    for (;;) {
      const next = await scanning.next();
      if (!next.done) continue;
      if (next.value !== null) return failure(next.value);
      break;
    }
    const entries: readonly TableEntry[] = found.flatMap(({ rows, cells, caption }, table) =>
      rows > 0 && (cells > 1 || found.length === 1)
        ? [{ name: tableName(table, caption), rows, encoding }]
        : [],
    );
    return entries.length === 0 ? failure({ code: 'not_a_table' }) : ok(entries);
  },
  async *read(file, { table: wanted, columns = 0, encoding }, signal) {
    const page = await webPageOf(file);
    const writer = createCanonicalWriter(columns);
    const wantedIndex = Number(/^#(\d+)/.exec(wanted)?.[1] ?? 1) - 1;
    const scanning = scan(page, encoding ?? (await pageEncoding(page)), signal, {
      row(table, number, cells) {
        if (table !== wantedIndex || cells.length === 0) return;
        for (const { column, text } of cells) writer.cell(column, text);
        writer.endRecord(number);
      },
      caption() {},
    });
    for (;;) {
      const next = await scanning.next();
      if (next.done) {
        if (next.value !== null) return next.value;
        break;
      }
      if (writer.length() > 0) yield writer.take(next.value);
    }
    if (writer.records() > 0) yield writer.take(1);
    return null;
  },
};

/** The place in the page is what finds a table again; its caption is for the eye. */
function tableName(table: number, caption: string): string {
  return caption === '' ? `#${table + 1}` : `#${table + 1} ${caption}`;
}

/** Yields how much of the page has been read, 0..1. */
async function* scan(
  page: Blob,
  encoding: Encoding,
  signal: AbortSignal,
  events: HtmlTableEvents,
): AsyncGenerator<number, ImportError | null> {
  const { createHtmlTableScanner } = await import('./html-table-rows');
  const scanner = createHtmlTableScanner(events);
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < page.size; at += CHUNK_BYTES) {
    signal.throwIfAborted();
    const bytes = await page.slice(at, at + CHUNK_BYTES).arrayBuffer();
    if (!scanner.write(decoder.decode(bytes, { stream: true }), false)) return { code: 'too_deep' };
    yield Math.min(1, (at + CHUNK_BYTES) / page.size);
  }
  return scanner.write(decoder.decode(), true) ? null : { code: 'too_deep' };
}

const NAMED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
};

/** What the page says it is, unless its bytes cannot be that. */
async function pageEncoding(page: Blob): Promise<Encoding> {
  const head = new Uint8Array(await page.slice(0, HEAD_BYTES).arrayBuffer());
  const sniffed = sniffEncoding(head, head.length === page.size).encoding;
  if (sniffed.startsWith('utf-16')) return sniffed;
  const text = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  const stated = NAMED[(/charset\s*=\s*["']?([\w-]+)/i.exec(text)?.[1] ?? '').toLowerCase()];
  const isAscii = head.every((byte) => byte < 0x80);
  if (stated === undefined || (stated === 'utf-8') !== (sniffed === 'utf-8'))
    return isAscii && stated !== undefined ? stated : sniffed;
  return stated;
}
