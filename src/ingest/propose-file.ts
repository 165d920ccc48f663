import type { ImportError } from '../domain/import-report';
import type { Encoding, Proposal, ProposalOverrides } from '../domain/recipe';
import { failure, type Result } from '../domain/result';
import { TABULATED_FORMATS } from './formats/registry';
import type { TabulatedFormat } from './formats/tabulated';
import { unwrapFile } from './formats/unwrap-file';
import { type TextRecord, textRecords } from './head-records';
import { propose } from './propose';
import { LOOKED_AT_BYTES, LOOKED_AT_RECORDS, proposeTable } from './propose-table';
import { detectFormat } from './sniff-format';

const HEAD_BYTES = 1 << 20;
const CANONICAL = { delimiter: ',', quote: '"' } as const;

/**
 * How to read a file of cases of any format, decided by content. Reads the head of delimited text; of a tabulated
 * format its list of tables and the head of one of them. Errors: those of `propose` and of the format.
 */
export async function proposeFile(
  packed: Blob,
  fileName: string,
  overrides: ProposalOverrides,
  signal: AbortSignal,
): Promise<Result<Proposal, ImportError>> {
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return unwrapped;
  const file = unwrapped.value;
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const detected = detectFormat(head);
  const format = TABULATED_FORMATS.find(({ reads }) => reads.includes(detected));
  if (format === undefined) return propose(head, fileName, file.size, overrides);

  const listed = await format.tables(file, signal);
  if (!listed.ok) return listed;
  const tables = listed.value;
  const entry =
    tables.find(({ name }) => name === overrides.table) ?? tables.find(({ hidden }) => !hidden) ?? tables[0];
  if (entry === undefined) return failure({ code: 'not_a_table' });
  const encoding = overrides.encoding ?? entry.encoding;
  const first = await firstRecords(format, file, entry.name, encoding, signal);
  if (!first.ok) return first;
  const reading = {
    format: format.id,
    table: entry.name,
    encoding: encoding ?? 'utf-8',
    ...CANONICAL,
  } as const;
  const headed = entry.headerLine === undefined ? overrides : { headerLine: entry.headerLine, ...overrides };
  return proposeTable(first.value, { fileName, byteLength: file.size, tables, reading }, headed);
}

/** The head of a table as text records under the file's own row numbers. */
async function firstRecords(
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
    if (next.done) {
      return next.value === null ? { ok: true, value: records } : failure(next.value);
    }
    const { text, rowNumbers } = next.value;
    const found = textRecords(text, CANONICAL, true, LOOKED_AT_RECORDS - records.length);
    for (const [i, record] of found.entries())
      records.push({ ...record, line: rowNumbers[i] ?? record.line });
    bytes += text.length;
    if (bytes >= LOOKED_AT_BYTES || records.length >= LOOKED_AT_RECORDS) {
      await chunks.return(null);
      return { ok: true, value: records };
    }
  }
}
