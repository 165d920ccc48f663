import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { PROJECT } from '../support/project';
import { byId, expectValue, goTo, importFile, until } from './app-driver';
import { launch, type Session } from './session';

let session: Session;
afterEach(() => session.close());

const HEADER = '案件编号,上报时间,结案时间,大类名称,小类名称,问题来源,问题描述,经度,纬度';
const ROWS = [
  '1,2024-03-05 08:00,2024-03-06,街面秩序,流动摊贩,采集员上报,张先生电话13812345678,114.30,30.50',
  '2,2024-03-05 08:00,2024-03-04,街面秩序,店外經營,视频上报,好,114.31,30.51',
  '3,昨天,2024-03-09,街面秩序,撑伞,,好,114.32,30.52',
  '4,2024-03-05,2199-01-01,市容环境,暴露垃圾,视频上报,好,114.33,30.53',
  '5,2024-03-05,2024-03-06,市容环境',
  '1,2024-03-05 08:00,2024-03-06,街面秩序,流动摊贩,采集员上报,张先生电话13812345678,114.30,30.50',
];
const file = {
  name: 'quality.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${HEADER}\n${ROWS.join('\n')}\n`),
};

async function lineValue(id: string): Promise<number> {
  return Number(await byId(session.page, id).first().getAttribute('data-value'));
}

describe('the quality of a file', () => {
  it('is shown line by line, its lists come as files, and a class decided once stays decided', async () => {
    session = await launch('/?demo=0', { insecure: true });
    const { page } = session;
    await byId(page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await importFile(session, file)).toEqual({ kind: 'loaded' });
    await goTo(page, 'data');
    await page.locator('[data-testid="quality-page"][data-ready="true"]').waitFor({ timeout: 30_000 });
    await until(async () => (await lineValue('quality-personal')) > 0, 20_000, 'texts were looked through');

    const lines = {
      'rows-in': 6,
      loaded: 4,
      rejected: 1,
      skipped: 1,
      odd: 1,
      'duplicate-exact': 1,
      'time-order': 1,
      future: 1,
      'unmatched-class': 1,
      personal: 2,
    };
    for (const [line, value] of Object.entries(lines)) {
      expect([line, await lineValue(`quality-${line}`)]).toEqual([line, value]);
    }

    await byId(page, 'import-reject-list').locator('summary').first().click();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 20_000 }),
      byId(page, 'save-list-rejected').first().click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('quality.csv,6,');

    expect(await lineValue('theme-street-trading')).toBe(2);
    const row = page.locator('[data-testid="class-match"][data-minor="撑伞"]');
    await row.locator('[data-testid="class-pick"]').fill('09006 占道经营');
    await until(
      async () => (await lineValue('theme-street-trading')) === 3,
      10_000,
      'the theme took the class in',
    );
    await page.reload();
    await until(
      async () => (await lineValue('theme-street-trading')) === 3,
      30_000,
      'the class is known after a reload',
    );

    await goTo(page, 'situation');
    await byId(page, 'theme-street-trading').first().click();
    await expectValue(page, 'filtered-count', 3);
    expect(await byId(page, 'filter-chip').first().textContent()).toBe('类别：占道经营');
    await byId(page, 'theme-street-trading').first().click();
    await expectValue(page, 'filtered-count', 4);
    session.expectClean();
  });

  it('dates that a late row proves are read again by one click, and the import can be undone', async () => {
    session = await launch('/?demo=0', { insecure: true });
    const { page } = session;
    await byId(page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    const dates = [...Array.from({ length: 600 }, () => '03/05/2024'), '13/05/2024'];
    const late = dates.map((date, i) => `${i},${date},${114.3 + i / 1e5},30.5`).join('\n');
    const buffer = Buffer.from(`案件编号,上报时间,经度,纬度\n${late}\n`);
    expect(await importFile(session, { name: 'late.csv', mimeType: 'text/csv', buffer })).toEqual({
      kind: 'loaded',
    });
    await goTo(page, 'data');
    await until(async () => (await lineValue('quality-odd')) === 601, 20_000, 'no date is guessed');
    expect(await lineValue('time-finding')).toBe(601);
    expect(await byId(page, 'time-finding').textContent()).toContain('13/05/2024');
    expect(await byId(page, 'reread-month-first').count()).toBe(0);

    await byId(page, 'reread-day-first').click();
    await until(async () => (await lineValue('quality-odd')) === 0, 20_000, 'every date is read');
    await expectValue(page, 'total-count', 601);
    expect(await byId(page, 'time-finding').count()).toBe(0);
    await byId(page, 'import-undo').first().click();
    await until(async () => (await lineValue('quality-odd')) === 601, 20_000, 'the reading is taken back');
    session.expectClean();
  });

  it('class codes without names make a class tree and themes, and the column says where they come from', async () => {
    session = await launch('/?demo=0');
    const { page } = session;
    await byId(page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    const { classes } = JSON.parse(readFileSync(join(PROJECT, 'data/classes/gbt-47678-5-2026.json'), 'utf8'));
    const codes: readonly string[] = classes.map(({ code }: { readonly code: string }) => code);
    const rows = codes.map((code, i) => `${i},2024-03-05,${code},${114.3 + i / 1e4},30.5`).join('\n');
    const buffer = Buffer.from(`案件编号,上报时间,小类代码,经度,纬度\n${rows}\n`);
    expect(await importFile(session, { name: 'codes.csv', mimeType: 'text/csv', buffer })).toEqual({
      kind: 'loaded',
    });
    await byId(page, 'theme-street-trading').first().waitFor({ timeout: 20_000 });
    expect(await lineValue('theme-street-trading')).toBeGreaterThan(3);
    await goTo(page, 'data');
    await byId(page, 'derived-minor').waitFor({ timeout: 30_000 });
    expect(await lineValue('quality-unmatched-class')).toBe(0);
    session.expectClean();
  });
});
