import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../campaign/random';
import { campaignSize, FIRST_SEED } from '../campaign/size';
import { byId, until } from './app-driver';
import { type KillableBrowser, killableBrowser } from './killable-browser';

const KILLS = campaignSize(20, 300);

/** Some 20 × 16 cells of 100 m. */
const BOUNDARY = {
  name: '街道.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { 街道: '东门街道', name: '东门街道' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [121.5, 31.22],
                [121.521, 31.22],
                [121.521, 31.2345],
                [121.5, 31.2345],
                [121.5, 31.22],
              ],
            ],
          },
        },
      ],
    }),
  ),
};

interface Seen {
  readonly seq: number;
  readonly assigned: number;
  readonly state: string;
}

function seen(page: Page): Promise<Seen | null> {
  return page.evaluate(() => {
    const mark = document.querySelector('[data-testid="plan-saved"]');
    const coverage = document.querySelector('[data-testid="plan-coverage"]');
    if (mark === null || coverage === null) return null;
    const number = (element: Element, name: string) => Number(element.getAttribute(name));
    return {
      seq: number(mark, 'data-seq'),
      assigned: number(coverage, 'data-assigned'),
      state: mark.getAttribute('data-state') ?? '',
    };
  });
}

async function openPlan(browser: KillableBrowser): Promise<{ page: Page; at: Seen }> {
  const page = await browser.open('/#w=grid');
  const nav = byId(page, 'nav-grid');
  await nav.waitFor({ timeout: 30_000 });
  await nav.click();
  await byId(page, 'plan-saved').waitFor({ state: 'attached', timeout: 30_000 });
  let at: Seen | null = null;
  const isOpen = async () => {
    at = await seen(page);
    return at?.state === 'saved';
  };
  await until(isOpen, 20_000, 'the plan is open to edits');
  return { page, at: at! };
}

let browser: KillableBrowser;
afterEach(() => browser?.close());

// A kill shows the order of the writes and that nothing is said too early; what a disk had kept is another matter.
describe(`${KILLS} browsers killed during edits from seed ${FIRST_SEED}`, () => {
  it('lose no acknowledged edit, on an insecure address', async () => {
    browser = await killableBrowser(true);
    const first = await browser.open('/?demo=0');
    await byId(first, 'file-input').first().setInputFiles(BOUNDARY);
    await byId(first, 'import-target').selectOption('zones');
    await byId(first, 'import-confirm').click();
    await byId(first, 'import-dialog').waitFor({ state: 'hidden', timeout: 20_000 });
    await byId(first, 'nav-grid').click();
    await byId(first, 'units-generate').click();
    await byId(first, 'zone-new').click({ timeout: 20_000 });
    await byId(first, 'zone-new').click();
    await until(async () => ((await seen(first))?.seq ?? 0) >= 2, 20_000, 'two zones are saved');

    const random = seededRandom(FIRST_SEED);
    /** How many units had a zone when all edits up to a number were done. */
    const assigned = new Map<number, number>();
    let acknowledged = 2;
    let page = first;
    for (let kill = 0; kill < KILLS; kill++) {
      await byId(page, 'zone-paint').click();
      const box = await byId(page, 'map').first().boundingBox();
      if (box === null) throw new Error('the map has no box');
      const place = () =>
        [
          box.x + box.width * (0.3 + 0.4 * (random.below(1000) / 1000)),
          box.y + box.height * (0.3 + 0.4 * (random.below(1000) / 1000)),
        ] as const;
      let dead = false;
      let strokes = 0;
      const painting = (async () => {
        while (!dead) {
          await page.mouse.move(...place());
          await page.mouse.down();
          await page.mouse.move(...place(), { steps: 2 });
          await page.mouse.up();
          strokes++;
          if (random.below(6) === 0) await page.keyboard.press('Control+z');
          if (random.below(3) !== 0) continue;
          // No stroke is under way here: what is shown is what is saved.
          for (let now = await seen(page); !dead && now?.state !== 'saved'; ) now = await seen(page);
          const still = await seen(page);
          if (still?.state === 'saved') assigned.set(still.seq, still.assigned);
        }
      })().catch(() => undefined);
      const watching = (async () => {
        while (!dead) acknowledged = Math.max(acknowledged, (await seen(page))?.seq ?? 0);
      })().catch(() => undefined);
      const wanted = 1 + random.below(4);
      await until(async () => strokes >= wanted, 30_000, 'strokes are painted');
      await new Promise((done) => setTimeout(done, random.below(120)));
      await browser.kill();
      dead = true;
      await Promise.all([painting, watching]);

      const opened = await openPlan(browser);
      page = opened.page;
      expect(opened.at.seq).toBeGreaterThanOrEqual(acknowledged);
      const known = assigned.get(opened.at.seq);
      if (known !== undefined) expect(opened.at.assigned).toBe(known);
      acknowledged = opened.at.seq;
    }
    expect(acknowledged).toBeGreaterThan(KILLS);
    expect(browser.faults).toEqual([]);
  }, 3_600_000);
});
