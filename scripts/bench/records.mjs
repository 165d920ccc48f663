// The records table over a large file: order by a text column, first rows, scrolling, finding.
import { newProfile, openWithCases, requireElement, testId } from './app.mjs';
import { incidentFile } from './incident-file.mjs';
import { readProbe } from './probe.mjs';
import { milliseconds } from './statistics.mjs';

const IMPORT_LIMIT_MS = 240_000;
const ANSWER_LIMIT_MS = 60_000;
/** The database gets its share of the rows after the first picture. */
const SETTLE_MS = 5_000;
const WHEEL_STEPS = 60;
const GRID = testId('records-grid');

async function rowsAreThere(page) {
  await page.waitForFunction(
    (grid) => {
      const element = document.querySelector(grid);
      return (
        element?.getAttribute('aria-busy') === 'false' && element.querySelector('[data-row-id]') !== null
      );
    },
    GRID,
    { timeout: ANSWER_LIMIT_MS },
  );
}

/** From the click on a header until rows in the new order are drawn. */
async function orderBy(page, field) {
  const before = await page.getAttribute(`${GRID} [data-row="0"]`, 'data-row-id');
  const started = await page.evaluate(() => performance.now());
  await page.locator(`${GRID} [data-field="${field}"] button`).first().click();
  await page.waitForFunction(
    ([grid, row]) => {
      const element = document.querySelector(grid);
      const first = element?.querySelector('[data-row="0"]')?.getAttribute('data-row-id');
      return (
        element?.getAttribute('data-stale') === 'false' &&
        first !== undefined &&
        first !== null &&
        first !== row
      );
    },
    [GRID, before],
    { timeout: ANSWER_LIMIT_MS },
  );
  return (await page.evaluate(() => performance.now())) - started;
}

/** Script per frame while a wheel turns over rows that are loaded on the way. */
async function scroll(page, client) {
  const script = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { script: of('ScriptDuration'), frames: await page.evaluate(() => window.framesSeen) };
  };
  await page.evaluate(() => {
    window.framesSeen = 0;
    const count = () => {
      window.framesSeen += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const box = await page.locator(GRID).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const before = await script();
  for (let step = 0; step < WHEEL_STEPS; step++) {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(16);
  }
  const after = await script();
  return ((after.script - before.script) * 1000) / Math.max(1, after.frames - before.frames);
}

async function find(page, text) {
  await page.locator(GRID).focus();
  await page.keyboard.press('Control+f');
  const bar = page.locator(testId('find-bar'));
  await bar.locator('input').fill(text);
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.dataset.status === 'complete',
    testId('find-bar'),
    { timeout: ANSWER_LIMIT_MS },
  );
  const { measures } = await readProbe(page);
  const last = (kind) => measures.findLast(({ detail }) => detail?.find === kind);
  const hits = Number(await bar.getAttribute('data-hits'));
  await page.keyboard.press('Escape');
  return { first: last('first').milliseconds, all: last('all').milliseconds, hits };
}

export async function benchRecords({ browser, origin, report }, rows) {
  const { path } = incidentFile(rows);
  const label = `${rows / 1e6} M rows`;
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    await openWithCases(page, origin, path, rows, IMPORT_LIMIT_MS);
    await page.waitForTimeout(SETTLE_MS);
    const opened = performance.now();
    await (await requireElement(page, 'nav-records')).click();
    await rowsAreThere(page);
    report.row(`records table, ${label}, opened`, milliseconds(performance.now() - opened), '', 'rows drawn');
    await page.waitForTimeout(SETTLE_MS);
    for (const field of ['case_id', 'address', 'minor']) {
      if ((await page.locator(`${GRID} [data-field="${field}"]`).count()) === 0) continue;
      const up = await orderBy(page, field);
      report.row(`order of ${label} by ${field}, click → rows`, milliseconds(up), '≤ 1.5 s', 'ascending');
      await page.waitForTimeout(1000);
    }
    await page.locator(GRID).focus();
    const jumped = performance.now();
    await page.keyboard.press('End');
    await page.waitForSelector(`${GRID} [data-row="${rows - 1}"][data-row-id]`, { timeout: ANSWER_LIMIT_MS });
    report.row(`last row of ${label}, End → drawn`, milliseconds(performance.now() - jumped), '≤ 300 ms', '');
    await page.keyboard.press('Home');
    await rowsAreThere(page);
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable');
    const perFrame = await scroll(page, client);
    report.row(
      `script per frame, wheel over ${label}`,
      `${perFrame.toFixed(1)} ms`,
      '≤ 16 ms',
      `${WHEEL_STEPS} notches`,
    );
    for (const text of ['路12', 'zzqqxx', '街']) {
      const { first, all, hits } = await find(page, text);
      report.row(
        `find “${text}” in ${label}, first answer`,
        milliseconds(first),
        '≤ 300 ms',
        'rows from the one in view on',
      );
      report.row(`find “${text}” in ${label}, all`, milliseconds(all), '≤ 2 s', `${hits} hits`);
    }
  } finally {
    await context.close();
  }
}
