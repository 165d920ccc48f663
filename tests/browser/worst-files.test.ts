import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared-data';
import { writeWorkbook } from '../unit/ingest/formats/write-workbook';
import { byId, closeDialog, type FileFromMemory, goTo, numberOf, readReport, until } from './app-driver';
import { launch, type Session } from './session';

// Five files as bureaus have them at their worst, by the steps of a hand: choose, look at the dialog, confirm, look at the
// report. SCREENSHOTS names a folder to keep what was on the screen.

const folder = sharedPath('corpora', 'dirty-zh');
const screenshots = process.env.SCREENSHOTS;

let session: Session;
beforeEach(async () => {
  session = await launch('/?demo=0');
  await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
});
afterEach(() => session.close());

async function look(name: string): Promise<void> {
  if (screenshots !== undefined) await session.page.screenshot({ path: join(screenshots, `${name}.png`) });
}

async function choose(file: string | FileFromMemory): Promise<string> {
  const { page } = session;
  await byId(page, 'file-input').first().setInputFiles(file);
  await byId(page, 'import-dialog').waitFor({ state: 'visible', timeout: 20_000 });
  await until(() => byId(page, 'import-confirm').isEnabled(), 20_000, 'the import can be confirmed');
  return (await byId(page, 'import-dialog').textContent()) ?? '';
}

async function confirm(rows: number): Promise<void> {
  const { page } = session;
  await byId(page, 'import-confirm').click();
  await until(async () => (await numberOf(page, 'total-count')) === rows, 30_000, `${rows} cases are there`);
  await goTo(page, 'data');
  await page.locator('[data-testid="quality-page"][data-ready="true"]').waitFor({ timeout: 30_000 });
  session.expectClean();
}

async function chosenColumn(field: string): Promise<string> {
  return byId(session.page, `map-field-${field}`).evaluate(
    (element) => (element as HTMLSelectElement).selectedOptions[0]?.textContent ?? '',
  );
}

async function qualityOf(line: string): Promise<number> {
  return Number(await byId(session.page, `quality-${line}`).first().getAttribute('data-value'));
}

describe('the worst of files', () => {
  it.skipIf(folder === null)('a page of HTML in GBK that calls itself a workbook', async () => {
    const text = await choose(join(folder!, 'html_pretending_gbk.xls'));
    expect(text).toContain('html_pretending_gbk.xls');
    expect(await chosenColumn('reported_at')).toContain('上报时间');
    await look('html-dialog');
    await confirm(40);
    const report = await readReport(session.page);
    expect(report).toEqual({ rowsIn: 41, loaded: 40, rejected: 0, skipped: 1 });
    await look('html-report');
  });

  it('a workbook with a title, a header of two merged rows, groups and a totals row', async () => {
    const text = (place: string, value: string) =>
      `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const cells = (number: number, values: readonly (string | number)[]) =>
      `<row r="${number}">${values
        .map((value, i) => {
          const place = `${'ABCDEFG'[i]}${number}`;
          if (value === '') return '';
          return typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : text(place, value);
        })
        .join('')}</row>`;
    const rows = Array.from({ length: 12 }, (_, i) =>
      cells(i + 4, [
        i % 4 === 0 ? ['解放街道', '和平街道', '新华街道'][i / 4]! : '',
        `CG2024${String(i).padStart(6, '0')}`,
        45_356 + i,
        ['街面秩序', '市容环境'][i % 2]!,
        ['流动摊贩', '暴露垃圾'][i % 2]!,
        114.3 + i / 1000,
        30.5 + i / 1000,
      ]),
    );
    const merges = ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2', 'A4:A7', 'A8:A11', 'A12:A15'];
    const book = await writeWorkbook({
      sheet: `${cells(1, ['2024年3月城市管理案件台账'])}${cells(2, ['街道', '案件编号', '上报时间', '问题类别', '', '位置'])}${cells(3, ['', '', '', '大类名称', '小类名称', '经度', '纬度'])}${rows.join('')}${cells(16, ['合计', 12])}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
    });
    await choose({
      name: '台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await book.arrayBuffer()),
    });
    expect(await chosenColumn('minor')).toContain('小类名称');
    expect(await chosenColumn('lon')).toContain('经度');
    await look('merged-dialog');
    await confirm(12);
    const report = await readReport(session.page);
    expect([report.loaded, report.rejected]).toEqual([12, 0]);
    expect(report.rowsIn).toBe(report.loaded + report.skipped);
    expect(await qualityOf('unmatched-class')).toBe(0);
    await look('merged-report');
  });

  it.skipIf(folder === null)('a table in Big5 that the user sets right with one choice', async () => {
    await choose(join(folder!, 'big5_traditional.csv'));
    await byId(session.page, 'encoding-select').selectOption('big5');
    await until(async () => (await chosenColumn('reported_at')) !== '', 10_000, 'the header is read again');
    await until(() => byId(session.page, 'import-confirm').isEnabled(), 10_000, 'it can be confirmed');
    await look('big5-dialog');
    await confirm(30);
    expect((await readReport(session.page)).rejected).toBe(0);
    await look('big5-report');
  });

  it.skipIf(folder === null)('a column with dates in thirty-seven spellings', async () => {
    const [, ...lines] = readFileSync(join(folder!, 'dates_mixed.csv'), 'utf8').trimEnd().split(/\r?\n/);
    const placed = lines.map((line, i) => `${line},${114.3 + i / 1000},${30.5 + i / 1000}`);
    const expected = JSON.parse(readFileSync(join(folder!, 'expected.json'), 'utf8'))['dates_mixed.csv'];
    const open = expected.dates.filter(({ out }: { out: string | null }) => out === null).length;
    await choose({
      name: 'dates.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`案件编号,上报时间,经度,纬度\n${placed.join('\n')}\n`),
    });
    expect(await chosenColumn('reported_at')).toContain('上报时间');
    await look('dates-dialog');
    await confirm(37);
    // Beside those without a day there are a month, and a number that is no day of any calendar.
    expect(await qualityOf('odd')).toBe(open + 2);
    await look('dates-report');
  });

  it('rows with their coordinates swapped, rows that are broken, one twice and one in conflict', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const lon = (114.3 + i / 1000).toFixed(6);
      const lat = (30.5 + i / 1000).toFixed(6);
      const place = i % 4 === 3 ? `${lat},${lon}` : `${lon},${lat}`;
      return `CG${String(i).padStart(4, '0')},2024-03-${String((i % 28) + 1).padStart(2, '0')} 08:00,街面秩序,流动摊贩,${place}`;
    });
    rows.push(
      'CG0040,2024-03-05 08:00,街面秩序',
      'CG0041,2024-03-05 08:00,街面秩序,流动摊贩,0,0',
      'CG0042,2024-03-05 08:00,街面秩序,流动摊贩,无,无',
      'CG0043,不详,街面秩序,流动摊贩,114.31,30.51',
      rows[0]!,
      rows[1]!.replace('流动摊贩', '暴露垃圾'),
    );
    await choose({
      name: 'swapped.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`案件编号,上报时间,大类名称,小类名称,经度,纬度\n${rows.join('\n')}\n`),
    });
    await look('swapped-dialog');
    await confirm(43);
    const report = await readReport(session.page);
    expect(report).toEqual({ rowsIn: 46, loaded: 43, rejected: 2, skipped: 1 });
    await look('swapped-report');
    await goTo(session.page, 'situation');
    await look('swapped-map');
  });

  it('a file that needs a word from the user takes none back when it is closed', async () => {
    const { page } = session;
    await byId(page, 'file-input')
      .first()
      .setInputFiles({
        name: 'x.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('甲,乙\n1,2\n'),
      });
    await byId(page, 'import-dialog').waitFor({ state: 'visible' });
    await closeDialog(page);
    expect(await numberOf(page, 'total-count')).toBe(0);
    session.expectClean();
  });
});
