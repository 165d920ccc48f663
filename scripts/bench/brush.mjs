// The time brush, moved by a real pointer: one step a frame, as a hand would.
import { requireElement, testId, waitForMap } from './app.mjs';
import { readProbe } from './probe.mjs';
import { milliseconds, quantile } from './statistics.mjs';

/** Draws a window in the histogram and, with `steps` pointer moves, widens it. */
export async function dragBrush(page, steps) {
  const chart = await requireElement(page, 'chart-time', 20_000);
  const box = await chart.boundingBox();
  if (!box) throw new Error('chart-time has no box');
  const y = box.y + box.height * 0.45;
  const from = box.x + box.width * 0.3;
  await page.mouse.move(from, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(from + (box.width * 0.4 * step) / steps, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
  }
  await page.mouse.up();
}

export async function measureBrush(page, label, report, steps = 60) {
  await waitForMap(page);
  const before = (await readProbe(page)).measures.length;
  await dragBrush(page, steps);
  await page.waitForTimeout(500);
  const entries = (await readProbe(page)).measures.slice(before);
  const figures = entries
    .filter((entry) => entry.name === 'shirong:brush')
    .map((entry) => entry.milliseconds);
  if (figures.length === 0) {
    report.missing(`brush step, ${label}`, 'the drag made no shirong:brush entry');
    return;
  }
  const frames = entries
    .filter((entry) => entry.name === 'shirong:brush-frame')
    .map((entry) => entry.milliseconds);
  report.row(
    `brush step, ${label}, median / p95`,
    `${milliseconds(quantile(figures, 0.5))} / ${milliseconds(quantile(figures, 0.95))}`,
    '',
    `${figures.length} steps`,
  );
  if (frames.length > 0) {
    report.row(
      `input to frame, ${label}, median / p95`,
      `${milliseconds(quantile(frames, 0.5))} / ${milliseconds(quantile(frames, 0.95))}`,
      '',
      'software GL',
    );
  }
  const clear = page.locator(testId('clear-filters')).first();
  if (await clear.isVisible()) await clear.click();
}
