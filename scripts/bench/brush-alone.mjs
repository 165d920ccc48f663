// The brush index alone in its worker, one scan of typed arrays and SQL, on the same rows in the same page and run;
// after each step the index is recounted in SQL, view by view.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../run-command.mjs';
import { serve } from '../serve.mjs';
import { DAYS, START_SECOND } from './brush-page/views.mjs';
import { milliseconds, quantile, ratio } from './statistics.mjs';

/** Builds the page beside the app's, with the app's own build rules, and serves it as the app is served. */
export async function withBrushPage(run) {
  const folder = mkdtempSync(join(tmpdir(), 'shirong-brush-page-'));
  try {
    await build({
      root: join(PROJECT, 'scripts', 'bench', 'brush-page'),
      configFile: false,
      base: './',
      logLevel: 'error',
      worker: { format: 'es' },
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'chrome109',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 4000,
      },
    });
    const server = await serve({ folder, port: 0 });
    try {
      return await run(server.address.replace(/\/$/, ''));
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Mulberry32, so that every run asks the same spans. */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Spans of 60 days at random places, half of them not day-aligned; whole seconds. */
export function randomSpans(count) {
  const random = randomNumbers(17);
  return Array.from({ length: count }, (_, index) => {
    const day = random() * (DAYS - 60);
    const from = START_SECOND + (index % 2 === 0 ? Math.floor(day) * 86_400 : Math.floor(day * 86_400));
    return [from, from + 60 * 86_400];
  });
}

const pair = (values) => `${milliseconds(quantile(values, 0.5))} / ${milliseconds(quantile(values, 0.95))}`;

/** Opens the page with the rows loaded; the caller closes the context. */
export async function openBrushPage(browser, address, path, copies) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(address);
  await page.setInputFiles('#rows', path);
  const rows = await page.evaluate((times) => window.bench.load(times), copies);
  return { context, page, rows };
}

/** `recounts`: after how many of the `steps` SQL is asked for the same; where SQL is slow, fewer. */
export async function benchBrushAlone(
  { browser, report },
  address,
  { path, copies, rows: fileRows, label, goal, steps, recounts },
) {
  const { context, page } = await openBrushPage(browser, address, path, copies);
  try {
    const { views, changes } = await page.evaluate(() => window.bench.firstUse());
    const prepared = await page.evaluate(() => window.bench.prepare());
    const spans = randomSpans(steps);
    const run = (which, list) =>
      page.evaluate(
        async ([name, asked]) => {
          const taken = [];
          for (const [from, to] of asked) taken.push((await window.bench[name](from, to)).milliseconds);
          return taken;
        },
        [which, list],
      );
    const index = await run('index', spans);
    const scan = await run('scan', spans);
    const compared = [];
    for (const span of spans.slice(0, recounts)) {
      compared.push(await page.evaluate(([from, to]) => window.bench.compare(from, to), span));
    }
    const sql = compared.map((one) => one.sql);
    const wrong = compared.flatMap((one) => one.differences);
    report.row(
      `brush step in the worker alone, ${label}, median / p95`,
      pair(index),
      `p95 ≤ ${goal} ms`,
      `${steps} steps, 11 views`,
    );
    report.row(
      `— one scan of typed arrays, the same views`,
      pair(scan),
      `${ratio(quantile(index, 0.95), quantile(scan, 0.95))} of it at p95`,
      'density smoothed alike',
    );
    report.row(
      `— SQL on DuckDB-WASM, the same views`,
      pair(sql),
      `${ratio(quantile(sql, 0.5), quantile(index, 0.5))} as long at the median`,
      'polygon and class as stored columns',
    );
    report.row(
      `— recounted in SQL, view by view`,
      wrong.length === 0 ? 'all equal' : `different: ${[...new Set(wrong)].join(', ')}`,
      'all equal',
      `${recounts} steps × 10 views`,
    );
    report.row(
      `— class / polygon changed, all views`,
      `${milliseconds(changes.class)} / ${milliseconds(changes.polygon)}`,
      fileRows * copies > 1_000_000 ? '' : '≤ 40 ms',
      '',
    );
    report.row(
      `— first use of a view / its running counts, slowest`,
      `${milliseconds(Math.max(...views))} / ${milliseconds(Math.max(...prepared))}`,
      fileRows * copies > 1_000_000 ? '' : '≤ 150 ms',
      `all running counts ${milliseconds(prepared.reduce((sum, one) => sum + one, 0))}`,
    );
    return { scan: quantile(scan, 0.95), sql: quantile(sql, 0.95) };
  } finally {
    await context.close();
  }
}
