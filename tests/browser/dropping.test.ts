import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byId, chips, expectValue, settledValue, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const CASES = `案件编号,上报时间,大类名称,经度,纬度
A1,2026-01-05 08:00:00,街面秩序类,114.30,30.00
A2,2026-01-06 09:00:00,市容环境类,114.31,30.01
`;

describe('by pointer alone', () => {
  let session: Session;
  beforeAll(async () => {
    session = await launch('/');
    await waitForMap(session.page);
  });
  afterAll(() => session?.close());

  it('a click on a zone shows its figures, and the filter beside them leaves just its cases', async () => {
    const { page } = session;
    const box = await byId(page, 'map').boundingBox();
    if (box === null) throw new Error('the map has no box');
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.5);
    const card = byId(page, 'selected-zone');
    await card.waitFor();
    const count = Number(await card.getAttribute('data-count'));
    expect(count).toBeGreaterThan(0);
    await byId(page, 'zone-filter').click();
    await expectValue(page, 'filtered-count', count);
    await byId(page, 'clear-filters').click();
    session.expectClean();
  });

  it('plays time forward, and stops where it is told', async () => {
    const { page } = session;
    await byId(page, 'chart-time').getByRole('button', { name: /播放/ }).click();
    await expect.poll(() => chips(page), { timeout: 20_000 }).toBe(1);
    const first = await page.locator('[data-testid=filter-chip]').textContent();
    await expect
      .poll(() => page.locator('[data-testid=filter-chip]').textContent(), { timeout: 20_000 })
      .not.toBe(first);
    await byId(page, 'chart-time').getByRole('button', { name: /暂停/ }).click();
    const shown = await settledValue(page, 'filtered-count');
    expect(shown).toBeLessThan(200_000);
    session.expectClean();
  });

  it('a file dropped on the window is offered for import', async () => {
    const { page } = session;
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }),
        );
      }
    }, CASES);
    await byId(page, 'import-dialog').waitFor();
    expect(await byId(page, 'import-dialog').textContent()).toContain('dropped.csv');
    await byId(page, 'import-confirm').click();
    await expectValue(page, 'total-count', 2);
    session.expectClean();
  });
});
