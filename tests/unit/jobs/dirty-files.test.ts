import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES, type ImportReport } from '../../../src/domain/import-report';
import type { Proposal } from '../../../src/domain/recipe';
import { createCaseReader } from '../../../src/ingest/case-reader';
import { proposeFile } from '../../../src/ingest/propose-file';
import { caseChunks } from '../../../src/jobs/case-chunks';
import { sharedPath } from '../../support/shared-data';

const folder = sharedPath('corpora', 'dirty-zh');
if (folder === null) console.log('skipped: no corpora beside the project');

/** What the corpus says of a file. `note`, `dates`, `tz` are for people, or for a test of their own. */
interface Expected {
  readonly rows?: number;
  readonly rejected?: number;
  readonly skipped_listed?: number;
  readonly duplicate_exact?: number;
  readonly duplicate_conflict?: number;
  readonly rows_total?: number;
  readonly rows_total_physical_lines?: number;
  readonly cols?: number;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly format?: string;
  readonly first_header?: string;
  readonly warn?: string;
  readonly error?: string;
  readonly error_or_partial?: string;
}
const KNOWN_KEYS = [
  ...['rows', 'rejected', 'skipped_listed', 'duplicate_exact', 'duplicate_conflict', 'rows_total'],
  ...['rows_total_physical_lines', 'cols', 'encoding', 'delimiter', 'format', 'first_header', 'warn'],
  ...['error', 'error_or_partial', 'note', 'dates', 'tz'],
];
const FORMATS: Readonly<Record<string, string>> = { csv: 'delimited', xlsx: 'workbook', html: 'html-table' };

type Outcome =
  | { readonly error: string }
  | { readonly error: null; readonly proposal: Proposal; readonly report: ImportReport };

/** As the page does it: proposed, and read by the proposal with nothing told. */
async function outcomeOf(name: string): Promise<Outcome> {
  const { signal } = new AbortController();
  const file = new Blob([readFileSync(join(folder!, name))]);
  const proposed = await proposeFile(file, name, {}, signal);
  if (!proposed.ok) return { error: proposed.error.code };
  const { recipe } = proposed.value;
  const reader = createCaseReader(recipe);
  const chunks = caseChunks(file, recipe, () => undefined, signal);
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      if (next.value !== null) return { error: next.value.code };
      return { error: null, proposal: proposed.value, report: reader.finish().report };
    }
    reader.push(next.value.text, next.value.rowNumbers, next.value.notes);
  }
}

const expectations: Readonly<Record<string, Expected>> =
  folder === null ? {} : JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

describe.skipIf(folder === null)('files of the dirty corpus, nothing told', () => {
  it.each(Object.entries(expectations))('%s', async (name, expected) => {
    expect(KNOWN_KEYS).toEqual(expect.arrayContaining(Object.keys(expected)));
    const outcome = await outcomeOf(name);
    if (expected.error !== undefined) {
      expect(outcome.error).toBe(expected.error);
      return;
    }
    if (outcome.error !== null) {
      expect(IMPORT_ERROR_CODES).toContain(outcome.error);
      if (expected.error_or_partial !== undefined) expect(outcome.error).toBe(expected.error_or_partial);
      // A header without rows, and a size that lies: the corpus takes a name for them too.
      else
        expect([name, outcome.error]).toEqual([name, expected.rows === 0 ? 'no_usable_rows' : 'damaged_zip']);
      return;
    }
    const { report, proposal } = outcome;
    const { recipe } = proposal;
    expect(report.rowsIn).toBe(report.loaded + report.rejected + report.skipped);
    const { rejected = {}, skipped = {}, odd = {} } = report.tallies ?? {};
    if (expected.rows !== undefined) {
      // Its rows count those of a number that stands twice.
      const twice = (skipped.duplicate_exact ?? 0) + (rejected.duplicate_conflict ?? 0);
      expect(report.loaded + (expected.duplicate_exact === undefined ? 0 : twice)).toBe(expected.rows);
    }
    if (expected.rejected !== undefined) expect(report.rejected).toBe(expected.rejected);
    if (expected.skipped_listed !== undefined) expect(report.skipped).toBe(expected.skipped_listed);
    if (expected.duplicate_exact !== undefined)
      expect(skipped.duplicate_exact).toBe(expected.duplicate_exact);
    if (expected.duplicate_conflict !== undefined)
      expect(rejected.duplicate_conflict).toBe(expected.duplicate_conflict);
    if (expected.rows_total !== undefined) expect(report.rowsIn).toBe(expected.rows_total);
    if (expected.rows_total_physical_lines !== undefined)
      expect(report.rowsIn + 1).toBe(expected.rows_total_physical_lines);
    if (expected.cols !== undefined) {
      expect(recipe.headers).toHaveLength(expected.cols);
      expect(new Set(recipe.headers.map((header, at) => header || `#${at}`)).size).toBe(expected.cols);
    }
    if (expected.encoding !== undefined) expect(recipe.encoding).toBe(expected.encoding);
    if (expected.delimiter !== undefined) expect(recipe.delimiter).toBe(expected.delimiter);
    if (expected.format !== undefined) expect(recipe.format).toBe(FORMATS[expected.format]);
    if (expected.first_header !== undefined) expect(recipe.headers[0]).toBe(expected.first_header);
    if (expected.warn !== undefined)
      expect(Object.values(odd).some((codes) => expected.warn! in codes)).toBe(true);
  });
});
