import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldId } from '../../src/domain/field';
import { type Pack, readPack } from '../../src/ingest/formats/packed';
import { brushTime, byId, chips, expectValue, numberOf, settledValue, waitForMap } from './app-driver';
import { DIST, launch, type Session } from './session';

/** The demo city's cases, for plain loops. */
interface City {
  readonly reported: Float64Array;
  readonly closed: Float64Array;
  readonly district: readonly string[];
  readonly street: readonly string[];
  readonly community: readonly string[];
}
type Row = number;
type Test = (row: Row) => boolean;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday to Friday, from 7 to 11 o'clock. */
const DAYS = [0, 1, 2, 3, 4];
const HOURS = [7, 8, 9, 10];

async function openCity(): Promise<City> {
  const open = async (name: string, base?: Pack): Promise<Pack> => {
    const pack = await readPack(new Uint8Array(readFileSync(join(DIST, 'demo', name))), base);
    if (!pack.ok) throw new Error(`${name}: ${pack.error.code}`);
    return pack.value;
  };
  const first = await open('cases-first.pack');
  const rest = await open('cases-rest.pack', first);
  const column = (field: FieldId) => first.column(field) ?? rest.column(field);
  const times = (field: FieldId) => {
    const found = column(field);
    if (found?.kind !== 'time') throw new Error(`no time ${field}`);
    return found.values;
  };
  const names = (field: FieldId) => {
    const found = column(field);
    if (found?.kind !== 'dictionary') throw new Error(`no names ${field}`);
    return Array.from(found.codes, (code) => (code === 0 ? '' : found.added[code - 1]!));
  };
  return {
    reported: times('reported_at'),
    closed: times('closed_at'),
    district: names('district'),
    street: names('street'),
    community: names('community'),
  };
}

describe('the views of the situation', () => {
  let session: Session;
  let page: Page;
  let city: City;
  let inPeriod: Test;
  let inHours: Test;
  const count = (...tests: readonly Test[]) => {
    let found = 0;
    for (let row = 0; row < city.reported.length; row++) if (tests.every((test) => test(row))) found += 1;
    return found;
  };
  const countBy = (names: readonly string[], ...tests: readonly Test[]) => {
    const counts: Record<string, number> = {};
    for (let row = 0; row < names.length; row++) {
      if (tests.every((test) => test(row))) counts[names[row]!] = (counts[names[row]!] ?? 0) + 1;
    }
    return counts;
  };
  /** Rows of a list as it shows them. */
  const shown = (id: string) =>
    byId(page, `chart-${id}`)
      .locator('[role="option"]')
      .evaluateAll((options) =>
        Object.fromEntries(
          options.map((one) => [
            (one as HTMLElement).dataset.value,
            Number((one as HTMLElement).dataset.count),
          ]),
        ),
      );
  const surface = async (id: string) => {
    const found = byId(page, `chart-${id}`).locator('[data-part="surface"]');
    await found.scrollIntoViewIfNeeded();
    const box = await found.boundingBox();
    if (box === null) throw new Error(`chart-${id} has no surface`);
    return box;
  };
  const choose = async (id: string, item: string) => {
    await byId(page, `chart-${id}`).locator('[data-testid="chart-menu"]').click();
    await byId(page, `chart-${id}`).locator(`[data-testid="chart-${item}"]`).click();
  };
  const saved = async (id: string, item: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), choose(id, item)]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };

  beforeAll(async () => {
    city = await openCity();
    // An insecure address: no async clipboard, no save picker.
    session = await launch('/', { insecure: true });
    page = session.page;
    await waitForMap(page);
    await byId(page, 'chart-response').locator('[data-part="surface"]').waitFor({ timeout: 60_000 });
  });
  afterAll(() => session?.close());

  it('are eight and more, and the page does not scroll at 1366 × 768', async () => {
    for (const id of ['time', 'class', 'status', 'source', 'trend', 'tide', 'drill', 'ranking', 'response']) {
      expect(await byId(page, `chart-${id}`).count(), id).toBe(1);
    }
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(768);
  });

  it('show the period against the one before and last year, counted again', async () => {
    await brushTime(page, 0.6, 0.75);
    await settledValue(page, 'filtered-count');
    const text = (await byId(page, 'chart-time').textContent()) ?? '';
    const [from, last] = [...text.matchAll(/\d{4}-\d\d-\d\d/g)].map(([day]) => Date.parse(`${day}T00:00Z`));
    const to = last! + DAY;
    const within = (start: number, end: number) => (row: Row) =>
      city.reported[row]! >= start && city.reported[row]! < end;
    inPeriod = within(from!, to);
    const now = count(inPeriod);
    await expectValue(page, 'filtered-count', now);
    const change = async (id: string) => {
      const line = byId(page, `change-${id}`);
      return [
        Number(await line.getAttribute('data-current')),
        Number(await line.getAttribute('data-previous')),
      ];
    };
    expect(await change('before')).toEqual([now, count(within(from! - (to - from!), from!))]);
    const year = (time: number) => {
      const date = new Date(time);
      return date.setUTCFullYear(date.getUTCFullYear() - 1);
    };
    expect(await change('last-year')).toEqual([now, count(within(year(from!), year(to)))]);
    expect(Number(await byId(page, 'trend-figures').getAttribute('data-count'))).toBe(now);
    await byId(page, 'figure-count').getByRole('button').click();
    expect(await byId(page, 'figure-count').textContent()).toContain(now.toLocaleString('zh-CN'));
  });

  it('move while the tide is dragged, and stay with what was chosen', async () => {
    const before = await shown('drill');
    // What is out of sight rests while a pointer is down: both are to be seen.
    await byId(page, 'chart-drill').scrollIntoViewIfNeeded();
    const box = await surface('tide');
    const cell = (day: number, hour: number) =>
      [
        box.x + 24 + ((hour + 0.5) * (box.width - 24)) / 24,
        box.y + 16 + ((day + 0.5) * (box.height - 16)) / 7,
      ] as const;
    await page.mouse.move(...cell(DAYS[0]!, HOURS[0]!));
    await page.mouse.down();
    await page.mouse.move(...cell(DAYS[DAYS.length - 1]!, HOURS[HOURS.length - 1]!), { steps: 10 });
    inHours = (row) => {
      const time = city.reported[row]!;
      return (
        DAYS.includes((Math.floor(time / DAY) + 3) % 7) && HOURS.includes(Math.floor((time % DAY) / HOUR))
      );
    };
    const expected = count(inPeriod, inHours);
    // The pointer is still down: every view has moved already.
    await expectValue(page, 'filtered-count', expected);
    const during = await shown('drill');
    expect(during).toEqual(countBy(city.district, inPeriod, inHours));
    expect(during).not.toEqual(before);
    await page.mouse.up();
    await expect.poll(() => chips(page)).toBe(2);
    await expectValue(page, 'filtered-count', expected);
    const detail = await page.evaluate(
      () =>
        (performance.getEntriesByName('shirong:brush').at(-1) as PerformanceMeasure).detail as {
          views: number;
        },
    );
    expect(detail.views).toBeGreaterThanOrEqual(8);
    session.expectClean();
  });

  it('that were out of sight are right as soon as they are looked at, the pointer still down', async () => {
    const before = await numberOf(page, 'filtered-count');
    const ranked = async () =>
      Object.values((await shown('ranking')) as Record<string, number>).reduce((sum, one) => sum + one, 0);
    await surface('tide');
    const brush = await byId(page, 'chart-time').getByRole('group').last().boundingBox();
    if (brush === null) throw new Error('the brush has no box');
    const at = (share: number) => [brush.x + brush.width * share, brush.y + brush.height * 0.7] as const;
    await page.mouse.move(...at(0.2));
    await page.mouse.down();
    await page.mouse.move(...at(0.45), { steps: 6 });
    await expect.poll(() => numberOf(page, 'filtered-count')).not.toBe(before);
    await byId(page, 'chart-ranking').scrollIntoViewIfNeeded();
    await expect.poll(async () => (await ranked()) - (await numberOf(page, 'filtered-count'))).toBe(0);
    expect(await ranked()).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expectValue(page, 'filtered-count', before);
    await expect.poll(ranked).toBe(before);
  });

  it('drill down to communities, and come back by the crumbs', async () => {
    const first = async (id: string) =>
      (await byId(page, `chart-${id}`).locator('[role="option"]').first().getAttribute('data-value')) ?? '';
    const step = async () => {
      const name = await first('drill');
      await byId(page, 'chart-drill').locator('[role="option"]').first().click();
      return name;
    };
    const district = await step();
    const inDistrict: Test = (row) => city.district[row] === district;
    await expect.poll(() => shown('drill')).toEqual(countBy(city.street, inPeriod, inHours, inDistrict));
    const street = await step();
    const inStreet: Test = (row) => city.street[row] === street;
    const communities = countBy(city.community, inPeriod, inHours, inDistrict, inStreet);
    await expect.poll(() => shown('drill')).toEqual(communities);
    const community = await step();
    await expectValue(page, 'filtered-count', communities[community]!);
    await byId(page, 'crumb-1').click();
    await expect.poll(() => shown('drill')).toEqual(countBy(city.street, inPeriod, inHours, inDistrict));
    await byId(page, 'crumb-0').click();
    await expectValue(page, 'filtered-count', count(inPeriod, inHours));
    await byId(page, 'drill-located').click();
    await expect.poll(async () => Object.keys(await shown('drill')).includes('')).toBe(false);
    await byId(page, 'drill-reported').click();
    session.expectClean();
  });

  it('choose by response time', async () => {
    const box = await surface('response');
    await page.mouse.move(box.x + box.width * 0.55, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 50, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => chips(page)).toBe(3);
    const text = (await byId(page, 'filter-chip').last().textContent()) ?? '';
    const [from, to] = [...text.matchAll(/[\d,]+(?:\.\d+)?/g)].map(([number]) =>
      Number(number.replace(/,/g, '')),
    );
    await expectValue(
      page,
      'filtered-count',
      count(inPeriod, inHours, (row) => {
        const hours = (city.closed[row]! - city.reported[row]!) / HOUR;
        return hours >= from! && hours < to!;
      }),
    );
    await byId(page, 'undo').click();
    await expectValue(page, 'filtered-count', count(inPeriod, inHours));
    session.expectClean();
  });

  it('leave as a table, as SVG and as PNG that say what they count', async () => {
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        const { activeElement } = document;
        if (activeElement instanceof HTMLTextAreaElement) document.body.dataset.copied = activeElement.value;
      });
    });
    await choose('tide', 'copy');
    const table = (await page.locator('body').getAttribute('data-copied')) ?? '';
    const rows = table.split(/\r?\n/).map((line) => line.split('\t'));
    expect(rows).toHaveLength(8);
    rows.slice(1).forEach((cells, day) => {
      // All clauses but its own: the hours chosen in the tide itself do not count.
      const expected = Array.from({ length: 24 }, (_, hour) =>
        count(
          inPeriod,
          (row) =>
            (Math.floor(city.reported[row]! / DAY) + 3) % 7 === day &&
            Math.floor((city.reported[row]! % DAY) / HOUR) === hour,
        ),
      );
      expect(cells.slice(1).map(Number)).toEqual(expected);
    });

    const svg = await saved('tide', 'svg');
    expect(svg.name).toMatch(/^示范市 .*\.svg$/);
    const picture = svg.bytes.toString('utf8');
    expect(picture.match(/<rect /g)).toHaveLength(1 + 168);
    expect(picture).toContain('示范市');
    expect(picture).toContain('每周 20 个时段');
    expect(
      await page.evaluate(
        (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'),
        picture,
      ),
    ).toBeNull();

    for (const id of ['tide', 'trend', 'drill', 'ranking', 'response', 'time', 'class', 'status']) {
      const png = await saved(id, 'png');
      expect([...png.bytes.subarray(0, 4)], id).toEqual([0x89, 0x50, 0x4e, 0x47]);
      expect(png.bytes.readUInt32BE(16), id).toBeGreaterThan(800);
    }
    session.expectClean();
  });

  it('open large, fold away, and are remembered so', async () => {
    await choose('tide', 'large');
    await byId(page, 'chart-large-view').waitFor();
    await page.keyboard.press('Escape');
    await byId(page, 'chart-large-view').waitFor({ state: 'detached' });
    await byId(page, 'chart-tide').locator('summary').first().click();
    await byId(page, 'chart-tide').locator('[data-part="surface"]').waitFor({ state: 'detached' });
    const again = await session.open('/');
    await waitForMap(again);
    await byId(again, 'chart-trend').locator('[data-part="surface"]').waitFor({ timeout: 30_000 });
    expect(await byId(again, 'chart-tide').locator('[data-part="surface"]').count()).toBe(0);
    expect(await numberOf(again, 'total-count')).toBe(200_000);
    session.expectClean();
  });
});
