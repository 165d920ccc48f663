import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byId, goTo, importFile, readReport, until } from './app-driver';
import { launch, type Session } from './session';

const CORRECTED = {
  name: '更正.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '案件编号,上报时间,大类名称,经度,纬度',
      'A1,2024-03-01 08:00,街面秩序,120.1,30.2',
      'A2,2024-03-01 09:00,街面秩序,120.1,30.2',
      'A1,2024-03-02 08:00,市容环境,120.2,30.2',
      'A2,2024-03-01 09:00,街面秩序,120.1,30.2',
      '',
    ].join('\n'),
  ),
};

let session: Session;
beforeEach(async () => {
  session = await launch('/?demo=0', { insecure: true });
  await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
});
afterEach(() => session.close());

const counts = async () => {
  const { loaded, rejected, skipped } = await readReport(session.page);
  return [loaded, rejected, skipped];
};

describe('a file that corrects its own rows', () => {
  it('is read again with its last rows by one click, which a reload keeps and the undo takes back', async () => {
    const { page } = session;
    expect(await importFile(session, CORRECTED)).toEqual({ kind: 'loaded' });
    await goTo(page, 'data');
    const conflicts = byId(page, 'keep-last-conflicts');
    await conflicts.waitFor({ state: 'visible', timeout: 20_000 });
    expect(await conflicts.getAttribute('data-count')).toBe('1');
    expect(await counts()).toEqual([2, 1, 1]);

    await byId(page, 'keep-last-again').click();
    await conflicts.waitFor({ state: 'detached', timeout: 20_000 });
    expect(await counts()).toEqual([2, 0, 2]);

    await page.reload();
    await goTo(page, 'data');
    await byId(page, 'import-report').waitFor({ state: 'visible', timeout: 20_000 });
    expect(await counts()).toEqual([2, 0, 2]);

    await byId(page, 'import-undo').click();
    await conflicts.waitFor({ state: 'visible', timeout: 20_000 });
    expect(await counts()).toEqual([2, 1, 1]);
  });

  it('can be told so before it is imported, and the next file of its layout is read the same way', async () => {
    const { page } = session;
    const choose = async () => {
      await byId(page, 'file-input').first().setInputFiles(CORRECTED);
      await byId(page, 'keep-last').waitFor({ state: 'visible', timeout: 20_000 });
    };
    await choose();
    expect(await byId(page, 'keep-last-seen').getAttribute('data-count')).toBe('1');
    await byId(page, 'keep-last').selectOption('last');
    await until(() => byId(page, 'import-confirm').isEnabled(), 10_000, 'the import can be confirmed');
    await byId(page, 'import-confirm').click();
    await byId(page, 'import-dialog').waitFor({ state: 'hidden', timeout: 20_000 });
    await goTo(page, 'data');
    await byId(page, 'import-report').waitFor({ state: 'visible', timeout: 20_000 });
    expect(await counts()).toEqual([2, 0, 2]);
    await choose();
    expect(await byId(page, 'keep-last').inputValue()).toBe('last');
  });
});
