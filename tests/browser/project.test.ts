import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '../campaign/encode-text';
import { byId, expectValue, importFile } from './app-driver';
import { launch, type Session } from './session';

const HEADER = '案件编号,上报时间,经度,纬度,大类名称,小类名称,勘查备注,协管队,__proto__';

function csv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) =>
    [
      `2024${String(at).padStart(13, '0')}`,
      `2024-03-${String((at % 28) + 1).padStart(2, '0')} 08:30:00`,
      (120.5 + (at % 40) / 1000).toFixed(6),
      (30.25 + (at % 30) / 1000).toFixed(6),
      '街面秩序',
      at % 2 === 0 ? '占道经营' : '流动摊贩',
      at === 0 ? '"第一行\n第二行"' : `备注 ${at}`,
      at % 3 === 0 ? '东队' : '西队',
      'x',
    ].join(','),
  );
  return `${HEADER}\r\n${lines.join('\r\n')}\r\n`;
}

async function readyTable(session: Session): Promise<void> {
  await byId(session.page, 'nav-records').click();
  await byId(session.page, 'records-table').waitFor({ timeout: 30_000 });
}

describe('a project file', () => {
  let folder: string;
  let session: Session | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shirong-project-'));
  });
  afterEach(async () => {
    await session?.close();
    session = null;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('carries data, columns, mapping and view from one machine to another', async () => {
    const path = join(folder, 'one.shirong');
    session = await launch('/?demo=0');
    const bytes = Buffer.from(encodeText(csv(60), 'gb18030', false));
    expect(await importFile(session, { name: '三月.csv', mimeType: 'text/csv', buffer: bytes })).toEqual({
      kind: 'loaded',
    });
    await expectValue(session.page, 'total-count', 60);
    await byId(session.page, 'nav-data').click();
    const download = session.page.waitForEvent('download');
    await byId(session.page, 'save-project').click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('三月.shirong');
    await saved.saveAs(path);
    session.expectClean();
    await session.close();

    // Another profile, and an address without a secure context.
    session = await launch('/?demo=0', { insecure: true });
    const { page } = session;
    await byId(page, 'nav-data').click();
    await byId(page, 'project-input').setInputFiles(path);
    await byId(page, 'project-confirm').waitFor();
    await byId(page, 'project-open-now').click();
    await expectValue(page, 'total-count', 60);
    await readyTable(session);
    await page.getByRole('button', { name: /^列/ }).click();
    const chooser = page.getByRole('group', { name: '显示哪些列' });
    for (const name of ['勘查备注', '协管队', '__proto__'])
      await chooser.getByLabel(name, { exact: true }).waitFor();
    await chooser.getByLabel('勘查备注', { exact: true }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: /勘查备注/ }).waitFor();
    await page.getByRole('gridcell', { name: '备注 55', exact: true }).first().waitFor();

    await page.getByRole('gridcell', { name: '备注 55', exact: true }).first().click();
    const card = byId(page, 'case-card');
    await card.getByText('文件中的其他列').waitFor();
    await card.locator('summary').click();
    await card.getByText('文件“三月.csv”第 58 行').waitFor();
    session.expectClean();

    const again = await session.open('/');
    await expectValue(again, 'total-count', 60);
    session.expectClean();
  }, 120_000);

  it('that was altered is refused, and nothing changes', async () => {
    const path = join(folder, 'one.shirong');
    const bytes = await readFile(path);
    const altered = join(folder, 'altered.shirong');
    bytes[bytes.indexOf('sources/0') + 40] = bytes[bytes.indexOf('sources/0') + 40]! ^ 0xff;
    const at = bytes.indexOf('"fingerprint"') + '"fingerprint":"'.length;
    bytes[at] = bytes[at] === 0x30 ? 0x31 : 0x30;
    await writeFile(altered, bytes);
    session = await launch('/?demo=0');
    await byId(session.page, 'nav-data').click();
    await byId(session.page, 'file-input').first().setInputFiles(altered);
    const confirm = byId(session.page, 'project-confirm');
    const error = byId(session.page, 'app-error');
    await confirm.or(error).first().waitFor();
    if (await confirm.isVisible()) await byId(session.page, 'project-open-now').click();
    await error.waitFor();
    expect(await error.getAttribute('data-code')).toMatch(/^(damaged|wrong_source)$/);
  }, 60_000);
});
