// Export of everything that is on the screen, to a file on disk.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { requireElement, testId } from './app.mjs';
import { readProbe } from './probe.mjs';
import { megabytes, milliseconds } from './statistics.mjs';

// Rows of the bench's files hold no line breaks inside a cell, so lines are rows.
function countLines(path) {
  const file = openSync(path, 'r');
  const block = Buffer.alloc(1 << 20);
  let lines = 0;
  for (let read = readSync(file, block); read > 0; read = readSync(file, block)) {
    for (let index = block.indexOf(10); index >= 0 && index < read; index = block.indexOf(10, index + 1))
      lines++;
  }
  closeSync(file);
  return lines;
}

export async function benchExport(page, label, rows, report) {
  if (!(await page.locator(testId('export-csv')).first().isVisible())) {
    await (await requireElement(page, 'nav-records')).click();
  }
  const button = await requireElement(page, 'export-csv', 20_000);
  const started = performance.now();
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 180_000 }), button.click()]);
  const path = await download.path();
  const seconds = performance.now() - started;
  const written = countLines(path) - 1;
  const entry = (await readProbe(page)).measures.findLast((measure) => measure.name === 'shirong:export');
  report.row(
    `export of CSV, ${label}, click → file complete`,
    milliseconds(seconds),
    `${((rows / seconds) * 1000).toFixed(0)} rows/s`,
    `${megabytes(statSync(path).size)}, ${written === rows ? `${written} rows` : `${written} ROWS, NOT ${rows}`}`,
  );
  if (entry) report.row(`shirong:export, ${label}`, milliseconds(entry.milliseconds), '', '');
}
