import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { INSECURE_HOST } from '../../scripts/chromium.mjs';
import { seededRandom } from '../campaign/random';
import { campaignSize, FIRST_SEED } from '../campaign/size';
import { byId, until } from './app-driver';
import { type KillableBrowser, killableBrowser } from './killable-browser';
import { launch, type Session } from './session';

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

/** Without the demo city, which has no part in a plan and would take most of the time between two kills. */
async function openPlan(browser: KillableBrowser): Promise<{ page: Page; at: Seen }> {
  const page = await browser.open('/?demo=0#w=grid');
  const nav = byId(page, 'nav-grid');
  await nav.waitFor({ timeout: 30_000 });
  await nav.click();
  await byId(page, 'plan-saved').waitFor({ state: 'attached', timeout: 60_000 });
  let at: Seen | null = null;
  const isOpen = async () => {
    at = await seen(page);
    return at?.state === 'saved';
  };
  await until(isOpen, 60_000, 'the plan is open to edits');
  return { page, at: at! };
}

/** From an empty page: a boundary, cells in it, a plan over them and two zones that are saved. */
async function planWithTwoZones(page: Page): Promise<void> {
  await byId(page, 'file-input').first().setInputFiles(BOUNDARY);
  await byId(page, 'import-target').selectOption('zones');
  await byId(page, 'import-confirm').click();
  await byId(page, 'import-dialog').waitFor({ state: 'hidden', timeout: 20_000 });
  await byId(page, 'nav-grid').click();
  await byId(page, 'units-generate').click();
  await byId(page, 'zone-new').click({ timeout: 20_000 });
  await byId(page, 'zone-new').click();
  await until(async () => ((await seen(page))?.seq ?? 0) >= 2, 20_000, 'two zones are saved');
}

let browser: KillableBrowser | undefined;
let session: Session | undefined;
afterEach(async () => {
  await browser?.close();
  await session?.close();
  browser = undefined;
  session = undefined;
});

// A kill shows the order of the writes and that nothing is said too early; what a disk had kept is another matter.
describe(`${KILLS} browsers killed during edits from seed ${FIRST_SEED}`, () => {
  it('lose no acknowledged edit, on an insecure address', async () => {
    const killable = await killableBrowser(true);
    browser = killable;
    const first = await killable.open('/?demo=0');
    await planWithTwoZones(first);

    const random = seededRandom(FIRST_SEED);
    /** How many units had a zone when all edits up to a number were done. */
    const assigned = new Map<number, number>();
    let acknowledged = 2;
    let page = first;
    for (let kill = 0; kill < KILLS; kill++) {
      // Either zone: over a map that is painted by now, one of them alone would change nothing any more.
      await byId(page, 'zone-row').nth(random.below(2)).click();
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
      await killable.kill();
      dead = true;
      await Promise.all([painting, watching]);

      const opened = await openPlan(killable);
      page = opened.page;
      expect(opened.at.seq).toBeGreaterThanOrEqual(acknowledged);
      const known = assigned.get(opened.at.seq);
      if (known !== undefined) expect(opened.at.assigned).toBe(known);
      acknowledged = opened.at.seq;
    }
    expect(acknowledged).toBeGreaterThan(KILLS);
    expect(killable.faults).toEqual([]);
  }, 10_800_000);
});

/** In front of the worker's code: tells the page how each writing transaction was opened, and plays a full disk when asked. */
function watchStores(): void {
  const test = new BroadcastChannel('test-stores');
  let isFull = false;
  test.onmessage = ({ data }) => {
    isFull = data === 'full';
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    if (mode === 'readwrite') test.postMessage([this.name, [stores].flat(), options?.durability ?? '']);
    return transaction.call(this, stores, mode, options);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value, key) {
    if (isFull && this.name === 'rows') throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value, key);
  };
}

/** From the page to what stands in front of the worker. */
const tellStores = (page: Page, said: 'full' | 'room') =>
  page.evaluate((word) => new BroadcastChannel('test-stores').postMessage(word), said);

/** Every row of a plan database cut short, as a damaged disk might leave it. */
function cutRows(name: string): Promise<void> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const write = database.transaction('rows', 'readwrite');
      const rows = write.objectStore('rows').openCursor();
      rows.onsuccess = () => {
        const cursor = rows.result;
        if (cursor === null) return;
        cursor.update((cursor.value as Uint8Array).slice(0, 9));
        cursor.continue();
      };
      write.oncomplete = () => {
        database.close();
        done();
      };
    };
  });
}

describe('plans on an insecure address', () => {
  it('are written strictly and twice, by one tab, said when storage is full, and restored or offered when damaged', async () => {
    session = await launch('/?demo=0', { insecure: true });
    const { context } = session;
    await context.route(/plan-store\.worker-.*\.js$/, async (route) => {
      // Only the browser knows the insecure name.
      const response = await route.fetch({ url: route.request().url().replace(INSECURE_HOST, '127.0.0.1') });
      await route.fulfill({ response, body: `(${watchStores})();${await response.text()}` });
    });
    const page = await session.open('/?demo=0');
    const written: [string, string[], string][] = [];
    await page.exposeFunction('tellTest', (one: [string, string[], string]) => void written.push(one));
    await page.evaluate(() => {
      const { tellTest } = globalThis as unknown as { tellTest: (one: unknown) => void };
      new BroadcastChannel('test-stores').onmessage = ({ data }) => tellTest(data);
    });
    await planWithTwoZones(page);
    const rows = written.filter(([, stores]) => stores.includes('rows'));
    expect(new Set(rows.map(([name]) => name))).toEqual(
      new Set(['shirong-plans', 'shirong-plans-copy', 'shirong-plan-backups']),
    );
    expect(new Set(rows.map(([, , durability]) => durability))).toEqual(new Set(['strict']));

    // A second tab looks on, and takes over when the first is closed.
    const second = await session.open('/');
    await byId(second, 'nav-grid').click();
    await byId(second, 'plan-reader').waitFor({ timeout: 20_000 });
    await until(
      async () => (await seen(second))?.state === 'readonly',
      20_000,
      'the second tab says read-only',
    );
    expect(await byId(second, 'zone-paint').isDisabled()).toBe(true);
    await page.close();
    await until(async () => (await seen(second))?.state === 'saved', 20_000, 'the second tab has taken over');
    await byId(second, 'zone-new').click();
    await until(async () => (await seen(second))?.seq === 3, 20_000, 'it goes on from the third edit');

    // Full: the edit stands there as not saved, and is saved when there is room.
    await tellStores(second, 'full');
    await byId(second, 'zone-new').click();
    await byId(second, 'plan-full').waitFor({ timeout: 20_000 });
    expect(await seen(second)).toMatchObject({ seq: 3, state: 'refused' });
    await tellStores(second, 'room');
    await until(async () => (await seen(second))?.seq === 4, 30_000, 'it was tried again');

    // One damaged store is made good from the other; both damaged are said, and the backup offered.
    await second.goto('about:blank');
    const third = await session.open('/?demo=0');
    await third.evaluate(cutRows, 'shirong-plans');
    await byId(third, 'nav-grid').click();
    await until(async () => (await seen(third))?.seq === 4, 20_000, 'the copy restores it');
    expect(await byId(third, 'zone-list').getAttribute('data-zones')).toBe('4');
    await third.goto('about:blank');
    const fourth = await session.open('/?demo=0');
    for (const name of ['shirong-plans', 'shirong-plans-copy']) await fourth.evaluate(cutRows, name);
    await byId(fourth, 'nav-grid').click();
    const damaged = byId(fourth, 'plan-damaged');
    await damaged.waitFor({ timeout: 20_000 });
    expect(await byId(fourth, 'plan-saved').count()).toBe(0);
    session.expectClean();
  });
});
