// A million rows into files: time, size, what the renderer held more, and how long the main thread was not to be had.
import { statSync } from 'node:fs';
import { newProfile, openWithCases, requireElement, testId } from './app.mjs';
import { incidentFile } from './incident-file.mjs';
import { rendererMemory, resetPeak } from './memory.mjs';
import { readProbe } from './probe.mjs';
import { megabytes, milliseconds } from './statistics.mjs';

const IMPORT_LIMIT_MS = 120_000;
const EXPORT_LIMIT_MS = 90_000;
/** The database gets its share of the rows after the first picture. */
const SETTLE_MS = 5_000;
const GOALS = { csv: '≤ 5 s', xlsx: '≤ 40 s', parquet: '≤ 10 s' };

async function benchOne(page, browser, format, rows, report) {
  const button = await requireElement(page, `export-${format}`, 30_000);
  const before = await rendererMemory(browser);
  await resetPeak(browser);
  const tasksBefore = (await readProbe(page)).longTasks.length;
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: EXPORT_LIMIT_MS }),
    button.click(),
  ]);
  const path = await download.path();
  const probe = await readProbe(page);
  const entry = probe.measures.findLast((measure) => measure.name === 'shirong:export');
  const longest = Math.max(0, ...probe.longTasks.slice(tasksBefore).map((task) => task.milliseconds));
  const { peak } = await rendererMemory(browser);
  report.row(
    `export of ${rows / 1e6} M rows, ${format}`,
    milliseconds(entry.milliseconds),
    GOALS[format] ?? '',
    `${megabytes(statSync(path).size)}, ${entry.detail.rows === rows ? `${rows} rows` : `${entry.detail.rows} ROWS, NOT ${rows}`}`,
  );
  report.row(
    `renderer memory over before, ${format}`,
    megabytes(Math.max(0, peak - before.now)),
    '≤ 600 MB',
    `longest main-thread task ${longest === 0 ? '< 50 ms' : milliseconds(longest)}`,
  );
  await download.delete();
}

export async function benchExportFormats({ browser, origin, report }, rows, formats) {
  const { path } = incidentFile(rows);
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    await openWithCases(page, origin, path, rows, IMPORT_LIMIT_MS);
    await page.keyboard.press('Escape');
    await page.click(testId('nav-records'));
    await page.waitForSelector(`${testId('export-csv')}:enabled`, { timeout: 60_000 });
    await page.waitForTimeout(SETTLE_MS);
    for (const format of formats) {
      await report.attempt(`export ${format}`, () => benchOne(page, browser, format, rows, report));
    }
  } finally {
    await context.close();
  }
}
