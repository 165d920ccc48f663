// Import through the page beside DuckDB's read_csv alone on the same file, in the same page and run.
import { readFileSync } from 'node:fs';
import { builtAssets, newProfile, requireElement, testId, waitForMap, waitForValue } from './app.mjs';
import { measureBrush } from './brush.mjs';
import { benchExport } from './export.mjs';
import { rendererMemory, resetPeak } from './memory.mjs';
import { readProbe } from './probe.mjs';
import { measureReadCsvAlone } from './read-csv-alone.mjs';
import { median, megabytes, milliseconds, ratio } from './statistics.mjs';

const IMPORT_LIMIT_MS = 240_000;

function after(probe, id, from, accept) {
  return (
    probe.events.find((event) => event.id === id && event.at >= from && accept(event.value))?.at ?? Number.NaN
  );
}

function describe(detail) {
  return detail
    ? Object.entries(detail)
        .filter(([, value]) => typeof value === 'number')
        .map(([name, value]) => `${name} ${value < 1e5 ? Math.round(value) : value}`)
        .join(', ')
    : '';
}

async function reportShows(page, rows) {
  await (await requireElement(page, 'nav-data')).click();
  const found = await page
    .waitForSelector(`${testId('import-report')}[data-loaded="${rows}"]`, {
      timeout: 20_000,
      state: 'attached',
    })
    .then(
      () => true,
      () => false,
    );
  await (await requireElement(page, 'nav-situation')).click();
  return found;
}

/** Milliseconds of the first indicators over the rows, null where none come: they wait for the database to have them. */
async function firstFigures(page) {
  const told = () =>
    window.shirongProbe.measures.find((measure) => measure.name === 'shirong:indicators')?.milliseconds;
  const found = await page.waitForFunction(told, null, { timeout: 30_000 }).catch(() => null);
  return found === null ? null : found.jsonValue();
}

/** `rows` is the number of data rows of the file; with `deep`, brush and export are measured on the loaded data too. */
export async function benchImport({ browser, origin, dist, report }, { path, rows, label, deep }) {
  // The file's pages are in the system's cache for both sides.
  readFileSync(path);
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/?demo=0`);
    await requireElement(page, 'file-input', 30_000, 'attached');
    const assets = builtAssets(dist);
    const alone = await measureReadCsvAlone(page, assets, path, 1);
    await resetPeak(browser).catch((error) => report.note(`peak memory: ${error.message}`));

    const chosen = await page.evaluate(() => performance.now());
    await page.setInputFiles(testId('file-input'), path);
    await requireElement(page, 'import-dialog', 60_000);
    const confirm = await requireElement(page, 'import-confirm', 60_000);
    await page.waitForFunction(
      (selector) => !document.querySelector(selector)?.matches(':disabled, [aria-disabled="true"]'),
      testId('import-confirm'),
      { timeout: 60_000 },
    );
    await confirm.click();
    await waitForValue(page, 'total-count', rows, IMPORT_LIMIT_MS);
    await waitForMap(page, IMPORT_LIMIT_MS);
    await page
      .waitForFunction(
        () => window.shirongProbe.measures.some((entry) => entry.name === 'shirong:import'),
        null,
        { timeout: IMPORT_LIMIT_MS },
      )
      .catch(() => report.note(`${label}: no shirong:import entry`));
    const probe = await readProbe(page);
    const memory = await rendererMemory(browser).catch((error) => error);
    const figures = await firstFigures(page);
    alone.push(...(await measureReadCsvAlone(page, assets, path, 2)));

    const reference = median(alone);
    const confirmed = probe.clicks['import-confirm'] ?? Number.NaN;
    const usable = after(probe, 'total-count', confirmed, (value) => value === String(rows)) - confirmed;
    const entry = probe.measures.find((measure) => measure.name === 'shirong:import');
    const drawn = probe.measures.find(
      (measure) => measure.name === 'shirong:first-draw' && measure.start + measure.milliseconds > confirmed,
    );
    const picture = Math.max(
      usable,
      after(probe, 'map', confirmed, (value) => value === 'true') - confirmed || 0,
      drawn ? drawn.start + drawn.milliseconds - confirmed : 0,
    );
    // Places, default addresses and mismatches are known when shirong:import ends; 数据 shows them then.
    const reported = entry ? entry.start + entry.milliseconds - confirmed : Number.NaN;
    const shown = await reportShows(page, rows);

    report.row(`read_csv alone, ${label}`, milliseconds(reference), '1', alone.map(milliseconds).join(', '));
    report.row(
      `file chosen → dialog with mapping, ${label}`,
      milliseconds(after(probe, 'import-dialog', chosen, (value) => value === 'shown') - chosen),
      '',
      '',
    );
    report.row(`confirm → rows usable, ${label}`, milliseconds(usable), ratio(usable, reference), '');
    report.row(
      `confirm → first picture, ${label}`,
      milliseconds(picture),
      `${ratio(picture, reference)} (≤ 2.5)`,
      drawn ? 'shirong:first-draw' : 'rows usable and map ready',
    );
    if (Number.isFinite(reported) && shown) {
      report.row(
        `confirm → full report, ${label}`,
        milliseconds(reported),
        `${ratio(reported, reference)} (≤ 5)`,
        '',
      );
    } else {
      report.missing(
        `confirm → full report, ${label}`,
        `no import-report with data-loaded="${rows}" in 数据`,
      );
    }
    if (entry)
      report.row(
        `shirong:import, ${label}`,
        milliseconds(entry.milliseconds),
        ratio(entry.milliseconds, reference),
        describe(entry.detail),
      );
    if (figures !== null)
      report.row(
        `first indicators, from being asked, ${label}`,
        milliseconds(figures),
        '≤ 300 ms',
        'facts of every case included',
      );
    const tasks = probe.longTasks.filter((task) => task.start >= chosen).map((task) => task.milliseconds);
    report.row(
      `longest main-thread task, ${label}`,
      tasks.length === 0 ? '< 50 ms' : milliseconds(Math.max(...tasks)),
      '≤ 200 ms',
      `${tasks.length} over 50 ms`,
    );
    if (memory instanceof Error) report.missing(`peak memory of the renderer, ${label}`, memory.message);
    else
      report.row(
        `peak memory of the renderer, ${label}`,
        megabytes(memory.peak),
        '',
        `${megabytes(memory.now)} afterwards`,
      );

    if (deep) {
      await page.reload().catch(() => undefined);
      const restoring = performance.now();
      await waitForValue(page, 'total-count', rows, IMPORT_LIMIT_MS);
      await waitForMap(page, IMPORT_LIMIT_MS);
      report.row(`reload → data back, ${label}`, milliseconds(performance.now() - restoring), '', '');
      await report.attempt(`brush step, ${label}`, () => measureBrush(page, label, report));
      await report.attempt(`export, ${label}`, () => benchExport(page, label, rows, report));
    }
  } finally {
    await context.close();
  }
}
