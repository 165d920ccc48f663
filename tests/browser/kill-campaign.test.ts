import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../campaign/random';
import { campaignSize, FIRST_SEED } from '../campaign/size';
import { byId, expectValue, importFile, numberOf, settledValue, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const KILLS = campaignSize(2, 40);
const BEFORE_ROWS = 300;
const AFTER_ROWS = 60_000;

function cases(name: string, rows: number) {
  const lines = ['案件编号,上报时间,大类名称,经度,纬度'];
  for (let row = 0; row < rows; row++) {
    const minute = String(row % 60).padStart(2, '0');
    lines.push(
      `${name}${row},2024-03-01 08:${minute},街面秩序,${120 + (row % 977) / 1e4},${30 + (row % 991) / 1e4}`,
    );
  }
  return { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
}

let session: Session;
afterEach(() => session?.close());

// A kill shows the order of the writes; what the disk had kept of them is another matter and is not tested by it.
describe(`${KILLS} killed imports from seed ${FIRST_SEED}`, () => {
  it('leave either the data before or the data after, whole, each time', async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await importFile(session, cases('before', BEFORE_ROWS))).toEqual({ kind: 'loaded' });
    await session.page.waitForTimeout(500);
    const random = seededRandom(FIRST_SEED);
    const after = cases('after', AFTER_ROWS);
    let before = BEFORE_ROWS;
    for (let kill = 0; kill < KILLS; kill++) {
      const { page } = session;
      await byId(page, 'file-input').first().setInputFiles(after);
      await byId(page, 'import-confirm').click();
      await page.waitForTimeout(random.below(1500));
      const crashed = page.waitForEvent('crash');
      const devtools = await session.context.newCDPSession(page);
      void devtools.send('Page.crash').catch(() => undefined);
      await crashed;
      session.forgive();
      await session.open('/');
      await waitForMap(session.page);
      // Reading the stored file again takes its time; nothing but these two may stand there in the end.
      await expect
        .poll(() => numberOf(session.page, 'total-count'), { timeout: 40_000 })
        .toBeOneOf([BEFORE_ROWS, AFTER_ROWS]);
      const found = await settledValue(session.page, 'total-count');
      // What was kept once is not lost by a later kill.
      if (before === AFTER_ROWS) expect(found).toBe(AFTER_ROWS);
      before = found;
      await expectValue(session.page, 'filtered-count', found);
      session.expectClean();
    }
  }, 3_600_000);
});
