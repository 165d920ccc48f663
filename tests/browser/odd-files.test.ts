import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES } from '../../src/domain/import-report';
import { sharedPath } from '../support/shared-data';
import { byId, closeDialog, goTo, type ImportOutcome, importFile, numberOf, readReport } from './app-driver';
import { launch, type Session } from './session';

const folder = sharedPath('corpora', 'dirty-zh');
const all = folder === null ? [] : readdirSync(folder).filter((name) => name !== 'expected.json');

// One of each kind of trouble that the page itself takes part in; in Node every file goes through the same importer, and
// `npm run campaign -- odd-files` takes them all here too.
const SAMPLE = [
  'big5_traditional.csv',
  'billion_laughs.xlsx',
  'csv_pretending.xlsx',
  'dates_mixed.csv',
  'duplicate_ids.csv',
  'formula_injection.csv',
  'html_pretending_gbk.xls',
  'only_header.csv',
  'proto_headers.csv',
  'truncated_half.xlsx',
  'utf16le_bom_tab.csv',
  'deep_nesting_100k.geojson',
];
const names = all.filter((name) => process.env.CAMPAIGN === 'full' || SAMPLE.includes(name));

interface Expectation {
  readonly rows?: number;
  readonly error?: string;
}
const expected: Record<string, Expectation> =
  folder === null ? {} : JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

const SMALL_CITY = {
  name: 'before.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '案件编号,上报时间,大类名称,经度,纬度\n1,2024-03-01 08:00,街面秩序,120.1,30.2\n2,2024-03-02 09:00,市容环境,120.2,30.3\n',
  ),
};

// Files that load as they are; what each must give is what its corpus says.
const LOADS = [
  'big5_traditional.csv',
  'duplicate_ids.csv',
  'gbk.csv',
  'nul_bytes.csv',
  'one_long_cell_5MB.csv',
  'title_preamble_totals.csv',
  'unclosed_quote.csv',
  'utf16be_bom.csv',
  'utf16le_bom_tab.csv',
  'utf8_bom.csv',
  'csv_pretending.xlsx',
  'declared_size_lies_4GB.xlsx',
  'excel_serial_dates.xlsx',
  'formula_cells.xlsx',
  'html_pretending_gbk.xls',
  'plain.xlsx',
  'xlsx_pretending.csv',
];

describe.skipIf(folder === null)('odd and hostile files', () => {
  let session: Session;

  beforeAll(async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await importFile(session, SMALL_CITY)).toEqual({ kind: 'loaded' });
  });
  afterAll(() => session?.close());

  async function expectAlive(): Promise<void> {
    await byId(session.page, 'nav-situation').click();
    await byId(session.page, 'nav-data').click();
    expect(await byId(session.page, 'import-dialog').count()).toBe(0);
    expect(await session.page.evaluate(() => 'polluted' in {})).toBe(false);
    session.expectClean();
  }

  async function expectRefused(name: string, outcome: ImportOutcome, totalBefore: number): Promise<void> {
    if (outcome.kind === 'loaded') return;
    expect([name, /\p{Script=Han}{4}/u.test(outcome.text)]).toEqual([name, true]);
    if (outcome.kind === 'refused') expect(IMPORT_ERROR_CODES).toContain(outcome.code);
    await closeDialog(session.page);
    expect([name, await numberOf(session.page, 'total-count')]).toEqual([name, totalBefore]);
  }

  it.each(names)('%s: a named error or a report that adds up, and the app goes on', async (name) => {
    const before = await numberOf(session.page, 'total-count');
    const encoding = name === 'big5_traditional.csv' ? { encoding: 'big5' } : {};
    const outcome = await importFile(session, join(folder ?? '', name), encoding);
    if (outcome.kind === 'loaded' && !name.endsWith('.geojson')) {
      const report = await readReport(session.page);
      expect(report.rowsIn).toBe(report.loaded + report.rejected + report.skipped);
      expect(await numberOf(session.page, 'total-count')).toBe(report.loaded);
      expect(report.loaded).toBeGreaterThan(0);
    } else await expectRefused(name, outcome, before);

    if (LOADS.includes(name)) expect([name, outcome]).toEqual([name, { kind: 'loaded' }]);
    const { rows, error } = expected[name] ?? {};
    if (error !== undefined && /\.(?:csv|xlsx)$/.test(name)) {
      expect(outcome).toMatchObject({ kind: 'refused', code: error });
    }
    if (rows !== undefined && outcome.kind === 'loaded') {
      const report = await readReport(session.page);
      const duplicates = name === 'duplicate_ids.csv' ? 2 : 0;
      expect([name, report.loaded + duplicates]).toEqual([name, rows]);
    }
    await expectAlive();
  });

  it('still takes a good file afterwards', async () => {
    expect(await importFile(session, SMALL_CITY)).toEqual({ kind: 'loaded' });
    await goTo(session.page, 'data');
    expect(await numberOf(session.page, 'total-count')).toBe(2);
  });

  it.each([
    ['no-coordinates.csv', '案件编号,上报时间,大类\n1,2024-03-01,街面秩序\n'],
    ['empty.csv', ''],
    ['elsewhere.csv', '案件编号,经度,纬度\n1,999,999\n2,888,777\n'],
  ])('%s is refused or asked about, in Chinese', async (name, text) => {
    const before = await numberOf(session.page, 'total-count');
    const outcome = await importFile(session, { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    expect(outcome.kind).not.toBe('loaded');
    await expectRefused(name, outcome, before);
    await expectAlive();
  });
});
