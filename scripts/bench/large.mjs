// A file of a gigabyte through the page: time, memory, the main thread, and a cancel in the middle of it.
import { statSync } from 'node:fs';
import { newProfile, requireElement, testId, waitForMap, waitForValue } from './app.mjs';
import { rendererMemory, resetPeak } from './memory.mjs';
import { readProbe } from './probe.mjs';
import { megabytes, milliseconds } from './statistics.mjs';

const IMPORT_LIMIT_MS = 300_000;
/** Long enough for the database's share of the work and the first picture. */
const SETTLE_MS = 8_000;
const CANCEL_AFTER_MS = 4_000;

async function chooseFile(page, path) {
  await page.setInputFiles(testId('file-input'), path);
  await requireElement(page, 'import-dialog', 60_000);
  const confirm = await requireElement(page, 'import-confirm', 60_000);
  await page.waitForFunction(
    (selector) => !document.querySelector(selector)?.matches(':disabled, [aria-disabled="true"]'),
    testId('import-confirm'),
    { timeout: 60_000 },
  );
  return confirm;
}

/** Cancels an import that replaces the rows on the screen, and tells how long it took and what is there then. */
async function measureCancel(page, path, rows) {
  const confirm = await chooseFile(page, path);
  await confirm.click();
  const cancel = await requireElement(page, 'import-cancel', 10_000);
  await page.waitForTimeout(CANCEL_AFTER_MS);
  const from = performance.now();
  await cancel.click();
  await page.waitForSelector(testId('import-progress'), { state: 'detached', timeout: 30_000 });
  const took = performance.now() - from;
  await page.keyboard.press('Escape');
  await waitForValue(page, 'total-count', rows, 10_000);
  return took;
}

/** `goalSeconds`: what the whole import may take. */
export async function benchLarge({ browser, origin, report }, { path, rows, label, goalSeconds }) {
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/?demo=0`);
    await requireElement(page, 'file-input', 30_000, 'attached');
    await waitForMap(page);
    await resetPeak(browser).catch((error) => report.note(`peak memory: ${error.message}`));
    const confirm = await chooseFile(page, path);
    await confirm.click();
    await waitForValue(page, 'total-count', rows, IMPORT_LIMIT_MS);
    await page.waitForTimeout(SETTLE_MS);
    const probe = await readProbe(page);
    const confirmed = probe.clicks['import-confirm'];
    const shown = probe.events.find(
      ({ id, value, at }) => id === 'total-count' && value === String(rows) && at > confirmed,
    );
    const size = `${(statSync(path).size / 1e9).toFixed(2)} GB, ${rows / 1e6} M rows, ${label}`;
    report.row(`confirm → usable, ${size}`, milliseconds(shown.at - confirmed), `≤ ${goalSeconds} s`, '');
    const tasks = probe.longTasks.filter(({ start }) => start >= confirmed);
    const longest = Math.max(0, ...tasks.map((task) => task.milliseconds));
    report.row(
      `longest main-thread task, ${size}`,
      longest === 0 ? '< 50 ms' : milliseconds(longest),
      '≤ 200 ms',
      `${tasks.length} over 50 ms`,
    );
    await report.attempt(`peak memory, ${label}`, async () => {
      const { peak, now } = await rendererMemory(browser);
      report.row(
        `peak memory of the renderer, ${size}`,
        megabytes(peak),
        '< 3000 MB',
        `${megabytes(now)} after`,
      );
    });
    await report.attempt(`cancel, ${label}`, async () => {
      const took = await measureCancel(page, path, rows);
      report.row(`cancel of a second import, ${size}`, milliseconds(took), '≤ 1 s', 'rows as before');
    });
    await report.attempt(`use afterwards, ${label}`, async () => {
      const from = performance.now();
      await (await requireElement(page, 'nav-records')).click();
      await page.waitForFunction(
        (selector) => document.querySelectorAll(`${selector} [role="row"]`).length > 5,
        testId('records-table'),
        { timeout: 60_000 },
      );
      report.row(`table open afterwards, ${size}`, milliseconds(performance.now() - from), '', '');
    });
  } finally {
    await context.close();
  }
}
