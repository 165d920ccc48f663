import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { byId, chips, expectValue, goTo, numberOf, settledValue, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const DEMO_CASES = 200_000;

/** Pixels of which a colour differs by more than rounding in another order of blending makes. */
function farPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      let far = 0;
      for (let at = 0; at < first!.length; at += 4) {
        if ([0, 1, 2].some((part) => Math.abs(first![at + part]! - second![at + part]!) > 4)) far += 1;
      }
      return far;
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

describe('asking the demo city', () => {
  let session: Session;
  beforeAll(async () => {
    session = await launch('/');
    await waitForMap(session.page);
  });
  afterAll(() => session?.close());
  beforeEach(async () => {
    const clear = byId(session.page, 'clear-filters').first();
    if (await clear.isVisible()) await clear.click();
    await expectValue(session.page, 'filtered-count', DEMO_CASES);
  });

  async function expectSomeOfThem(): Promise<number> {
    await expect.poll(() => chips(session.page)).toBe(1);
    const shown = await settledValue(session.page, 'filtered-count');
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(DEMO_CASES);
    session.expectClean();
    return shown;
  }

  it('by a brush, under which the map is not drawn anew and looks as if it were', async () => {
    const { page } = session;
    const brush = await byId(page, 'chart-time').getByRole('group').last().boundingBox();
    const canvas = await byId(page, 'map').locator('canvas.maplibregl-canvas').boundingBox();
    if (brush === null || canvas === null) throw new Error('no brush or no map on the page');
    // Left of the layer list, which tells the span.
    const picture = () => page.screenshot({ clip: { ...canvas, width: canvas.width * 0.7 } });
    const y = brush.y + brush.height * 0.6;
    const dragTo = async (share: number) => {
      await page.mouse.move(brush.x + brush.width * share, y);
      await expect.poll(() => byId(page, 'map').getAttribute('data-ready')).toBe('true');
      await settledValue(page, 'filtered-count');
    };
    await page.mouse.move(brush.x + 3, y);
    await waitForMap(page);
    const whole = await picture();
    await page.mouse.down();
    await dragTo(0.3);
    const part = await picture();
    await page.evaluate(() => {
      const { prototype } = WebGL2RenderingContext;
      const draw = prototype.drawElements;
      document.body.dataset.drawn = '0';
      prototype.drawElements = function (...given) {
        document.body.dataset.drawn = String(Number(document.body.dataset.drawn) + 1);
        draw.apply(this, given);
      };
    });
    await dragTo(0.6);
    await dragTo(0.45);
    // All of the time there is, so that the heat is the one of the start.
    await dragTo(-0.02);
    const wholeAgain = await picture();
    const drawn = await page.evaluate(() => document.body.dataset.drawn);
    await page.mouse.up();
    expect(drawn).toBe('0');
    expect(await farPixels(page, whole, wholeAgain)).toBe(0);
    expect(await farPixels(page, whole, part)).toBeGreaterThan(10_000);
  });

  it('by a lasso drawn on the map', async () => {
    await byId(session.page, 'tool-lasso').click();
    // The drawing tool is fetched when it is first wanted; its cursor says that it is there.
    const canvas = byId(session.page, 'map').locator('canvas').first();
    const cursor = () => canvas.evaluate((element) => getComputedStyle(element).cursor);
    await session.page.mouse.move(700, 300);
    await expect.poll(cursor, { timeout: 10_000 }).toBe('crosshair');
    const box = await byId(session.page, 'map').boundingBox();
    if (box === null) throw new Error('the map has no box');
    const corner = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await session.page.mouse.move(...corner(0.35, 0.45));
    await session.page.mouse.down();
    for (const at of [corner(0.5, 0.4), corner(0.55, 0.6), corner(0.4, 0.65)]) {
      await session.page.mouse.move(...at, { steps: 8 });
    }
    await session.page.mouse.move(...corner(0.35, 0.46), { steps: 8 });
    await session.page.mouse.up();
    await expectSomeOfThem();
  });

  it('by the extent of the map, which a closer look makes smaller', async () => {
    await byId(session.page, 'tool-extent').click();
    await expect.poll(() => chips(session.page)).toBe(1);
    const wide = await settledValue(session.page, 'filtered-count');
    await byId(session.page, 'map').hover();
    await session.page.mouse.wheel(0, -600);
    await expect.poll(() => numberOf(session.page, 'filtered-count'), { timeout: 15_000 }).toBeLessThan(wide);
    session.expectClean();
  });

  it('by a value of a list, whose count it then is', async () => {
    const row = byId(session.page, 'chart-status').locator('li').first();
    await row.waitFor({ timeout: 10_000 });
    const only = row.locator('[data-part="only"]').or(row).first();
    await row.hover();
    await only.click({ force: true });
    await expectSomeOfThem();
  });

  it('by a search that flies to a place', async () => {
    const search = byId(session.page, 'search-box');
    await search.fill('999,999');
    await search.press('Escape');
    await session.page.keyboard.press('Control+k');
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    const before = session.page.url();
    await search.fill('社区');
    await expect.poll(() => session.page.getByRole('option').count(), { timeout: 10_000 }).toBeGreaterThan(0);
    await search.press('Enter');
    await expect
      .poll(() => session.page.url() !== before || session.page.getByRole('option').count(), {
        timeout: 15_000,
      })
      .toBeTruthy();
    session.expectClean();
  });

  it('with layers switched off and on again', async () => {
    for (const id of ['heat', 'zones']) {
      const toggle = byId(session.page, `layer-toggle-${id}`);
      for (let time = 0; time < 2; time++) {
        await toggle.click({ force: true });
        await waitForMap(session.page);
      }
    }
    session.expectClean();
  });

  it('in English, in full', async () => {
    await byId(session.page, 'toggle-language').click();
    for (const workspace of ['hotspot', 'grid', 'records', 'data', 'situation'] as const) {
      await goTo(session.page, workspace);
      // Names of classes, streets and headers stay as the data has them; what the product says does not.
      const own = await session.page.locator('header, footer, nav, button, h2').allTextContents();
      expect(own.join(' ')).toMatch(/[A-Za-z]{4}/);
    }
    expect(await session.page.evaluate(() => document.documentElement.lang)).toBe('en');
    await byId(session.page, 'toggle-language').click();
    expect(await session.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    session.expectClean();
  });

  it('in the dark', async () => {
    await byId(session.page, 'toggle-theme').click();
    await waitForMap(session.page);
    expect(await session.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await byId(session.page, 'toggle-theme').click();
    session.expectClean();
  });

  it('keeps the filters of a link for other data waiting, and applies them to nothing', async () => {
    const row = byId(session.page, 'chart-class').getByRole('treeitem').first();
    await row.hover();
    await row.locator('[data-part="only"]').click();
    await expectSomeOfThem();
    const address = session.page.url();
    const data = await session.page.evaluate(() => location.hash);
    const other = await launch(`/?demo=0${data}`);
    try {
      await byId(other.page, 'waiting-chip').waitFor({ timeout: 20_000 });
      expect(await chips(other.page)).toBe(0);
      expect(await numberOf(other.page, 'total-count')).toBe(0);
      other.expectClean();
    } finally {
      await other.close();
    }
    expect(address).toContain('#');
  });
});
