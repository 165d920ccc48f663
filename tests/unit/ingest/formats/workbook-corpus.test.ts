import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ImportErrorCode } from '../../../../src/domain/import-report';
import type { CaseRecipe, Proposal } from '../../../../src/domain/recipe';
import { createCaseReader } from '../../../../src/ingest/case-reader';
import { TABULATED_FORMATS } from '../../../../src/ingest/formats/registry';
import { proposeFile } from '../../../../src/ingest/propose-file';
import { sharedFile, sharedPath } from '../shared-files';

const never = new AbortController().signal;

async function proposalOf(bytes: Uint8Array): Promise<Proposal | ImportErrorCode> {
  const proposed = await proposeFile(new Blob([Uint8Array.from(bytes)]), 'x', {}, never);
  return proposed.ok ? proposed.value : proposed.error.code;
}

async function reportOf(bytes: Uint8Array, recipe: CaseRecipe) {
  const reader = createCaseReader(recipe);
  const format = TABULATED_FORMATS.find(({ id }) => id === recipe.format);
  if (format === undefined) throw new Error(recipe.format);
  const { table = '', encoding, headers } = recipe;
  const chunks = format.read(
    new Blob([Uint8Array.from(bytes)]),
    { table, encoding, columns: headers.length },
    never,
  );
  for (;;) {
    const next = await chunks.next();
    if (next.done) break;
    reader.push(next.value.text, next.value.rowNumbers, next.value.notes);
  }
  return reader.finish().report;
}

describe('dirty-zh', () => {
  const mapping = { case_id: 0, reported_at: 1, major: 2, street: 3, lon: 4, lat: 5, description: 6 };
  it.each([
    ['plain.xlsx', 'workbook', 1, 0],
    ['xlsx_pretending.csv', 'workbook', 1, 0],
    ['excel_serial_dates.xlsx', 'workbook', 1, 0],
    ['formula_cells.xlsx', 'workbook', 1, 0],
    ['declared_size_lies_4GB.xlsx', 'workbook', 1, 0],
    ['html_pretending_gbk.xls', 'html-table', 2, 1],
  ])('%s is read as %s', async (name, format, headerLine, skipped) => {
    const bytes = sharedFile(`corpora/dirty-zh/${name}`);
    if (!bytes) return;
    const proposal = await proposalOf(bytes);
    if (typeof proposal === 'string') throw new Error(proposal);
    expect(proposal.recipe).toMatchObject({ format, headerLine });
    expect(proposal.recipe.mapping).toMatchObject(mapping);
    expect(await reportOf(bytes, proposal.recipe)).toMatchObject({ loaded: 40, rejected: 0, skipped });
  });

  it.each([
    ['truncated_half.xlsx', 'truncated_zip'],
    ['billion_laughs.xlsx', 'dtd_forbidden'],
  ])('%s is refused: %s', async (name, code) => {
    const bytes = sharedFile(`corpora/dirty-zh/${name}`);
    if (bytes) expect(await proposalOf(bytes)).toBe(code);
  });
});

function workbooksUnder(folder: string): string[] {
  const root = sharedPath(folder);
  if (root === null) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xls|xlsx|xlsm|xlsb|ods)$/i.test(entry.name))
    .map((entry) => `${entry.parentPath.slice(root.length + 1)}/${entry.name}`.replace(/^\//, ''))
    .sort();
}

describe('workbooks of many writers', () => {
  const named: Readonly<Record<string, ImportErrorCode>> = {
    'BlankSheetTypes.xls': 'empty_file',
    'author_snowman.xls': 'empty_file',
    'password_2002_128_strong.xls': 'password_protected',
  };
  for (const corpus of ['corpora/sheetjs', 'corpora/easyexcel']) {
    const names = workbooksUnder(corpus);
    it.skipIf(names.length === 0)(`${corpus}: every one opens to a table or is named`, async () => {
      for (const name of names) {
        const bytes = sharedFile(`${corpus}/${name}`)!;
        const proposal = await proposalOf(bytes);
        if (typeof proposal === 'string') expect([name, proposal]).toEqual([name, named[name]]);
        else expect(proposal.head.length, name).toBeGreaterThan(0);
      }
    });
  }
});
