import type { FieldId } from '../domain/field';
import type { ImportError } from '../domain/import-report';
import type { Proposal, ProposalOverrides, TableEntry } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import { CANONICAL } from './formats/canonical-writer';
import { TABULATED_FORMATS } from './formats/registry';
import { unwrapFile } from './formats/unwrap-file';
import { propose } from './propose';
import { proposeTable } from './propose-table';
import { detectFormat } from './sniff-format';
import { tabulatedHead } from './tabulated-head';

const HEAD_BYTES = 1 << 20;

/**
 * How to read a file of cases of any format, decided by content. Reads the head of delimited text; of a tabulated
 * format its list of tables and the head of those that it may be about. Errors: those of `propose` and of the format.
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
  const wanted = tables.find(({ name }) => name === overrides.table);
  if (wanted !== undefined) return proposeEntry(wanted);
  return mostCaseLike(tables, proposeEntry);

  async function proposeEntry(entry: TableEntry): Promise<Result<Proposal, ImportError>> {
    const encoding = overrides.encoding ?? entry.encoding;
    const first = await tabulatedHead(format!, file, entry.name, encoding, signal);
    if (!first.ok) return first;
    if (first.value.length === 0) return failure({ code: 'empty_file' });
    const reading = {
      format: format!.id,
      table: entry.name,
      encoding: encoding ?? 'utf-8',
      ...CANONICAL,
    } as const;
    const headed =
      entry.headerLine === undefined ? overrides : { headerLine: entry.headerLine, ...overrides };
    return proposeTable(first.value, { fileName, byteLength: file.size, tables, reading }, headed);
  }
}

/** Of workbooks with more sheets only the first are looked into. */
const LOOKED_INTO = 24;

/**
 * The table that knows most fields, a place and a time counting most; the first of equals. Hidden ones only where
 * nothing else can be read.
 */
async function mostCaseLike(
  tables: readonly TableEntry[],
  proposeEntry: (entry: TableEntry) => Promise<Result<Proposal, ImportError>>,
): Promise<Result<Proposal, ImportError>> {
  let best: { readonly score: number; readonly proposal: Proposal } | null = null;
  let firstError: ImportError | null = null;
  const shown = tables.filter(({ hidden }) => hidden !== true);
  for (const entries of [shown, tables.filter(({ hidden }) => hidden === true)]) {
    for (const entry of entries.slice(0, LOOKED_INTO)) {
      const proposed = await proposeEntry(entry);
      if (!proposed.ok) {
        if (firstError === null || firstError.code === 'empty_file') firstError = proposed.error;
        continue;
      }
      const score = caseLikeness(proposed.value);
      if (best === null || score > best.score) best = { score, proposal: proposed.value };
    }
    if (best !== null) return ok(best.proposal);
  }
  return failure(firstError ?? { code: 'not_a_table' });
}

function caseLikeness({ recipe: { mapping }, confidence, preview }: Proposal): number {
  const fields = Object.keys(mapping) as FieldId[];
  const known = fields.reduce((sum, field) => sum + (confidence[field] ?? 0), 0);
  const placed = mapping.lon !== undefined && mapping.lat !== undefined ? 3 : 0;
  const timed = mapping.reported_at !== undefined ? 1 : 0;
  return (known + placed + timed) * Math.min(1, preview.length) + Math.min(preview.length, 50) / 1000;
}
