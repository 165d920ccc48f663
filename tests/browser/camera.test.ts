import { afterEach, describe, expect, it } from 'vitest';
import { byId, cameraOf, expectValue, importFile, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const ROWS = 200;
/** Far from the demo city, so that a map which begins there shows none of these. */
const cases = {
  name: 'far.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `案件编号,上报时间,大类名称,经度,纬度\n${Array.from(
      { length: ROWS },
      (_, i) => `F${i},2024-03-01 08:00,街面秩序,${104 + (i % 20) / 500},${30.6 + Math.floor(i / 20) / 500}`,
    ).join('\n')}\n`,
  ),
};

let session: Session;
afterEach(() => session?.close());

const camera = () => cameraOf(session.page);

async function expectDataInView(): Promise<void> {
  const { page } = session;
  await waitForMap(page);
  await expectValue(page, 'total-count', ROWS);
  await expect.poll(() => camera()?.lng, { timeout: 10_000 }).toBeCloseTo(104.02, 1);
  expect(camera()!.lat).toBeCloseTo(30.61, 1);
  expect(camera()!.zoom).toBeGreaterThan(11);
  await byId(page, 'tool-extent').click();
  await page.waitForTimeout(300);
  await expectValue(page, 'filtered-count', ROWS);
  await byId(page, 'tool-extent').click();
  session.expectClean();
}

describe('the map after an import', () => {
  it('stands where the data is, at once and after a reload that comes before the flight ends', async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await importFile(session, cases)).toEqual({ kind: 'loaded' });
    // The bytes are kept before the address loses its query.
    await session.page.waitForFunction(() => location.hash.length > 1 && location.search === '');
    await session.page.waitForTimeout(600);
    for (let reload = 0; reload < 3; reload++) {
      await session.page.reload();
      await expectDataInView();
    }
  }, 180_000);

  it('comes back where it was after a killed tab', async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await importFile(session, cases)).toEqual({ kind: 'loaded' });
    await session.page.waitForTimeout(600);
    const { page } = session;
    const crashed = page.waitForEvent('crash');
    const devtools = await session.context.newCDPSession(page);
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    session.forgive();
    await session.open('/');
    await expectDataInView();
  }, 120_000);
});
