// Driving the app by its stable surface. A piece that is not there yet is an Error with a sentence, which the table
// prints as "not measured".
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';
import { installProbe } from './probe.mjs';

export const testId = (id) => `[data-testid="${id}"]`;

/**
 * Debian's Chromium puts the page together on the emulated GPU, which takes both cores for a tenth of a second a frame; a PC with
 * graphics does that beside its cores, and one without on the processor, as with these. The map's WebGL is emulated in either case.
 */
export const COMPOSITED_ON_PROCESSOR = ['--disable-gpu-rasterization', '--disable-gpu-compositing'];

export async function startBrowser(flags = []) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found; set CHROMIUM');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, '--enable-precise-memory-info', ...flags],
  });
}

/** A fresh profile (its cache is shared by its pages only) whose pages carry the probe. */
export async function newProfile(browser) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  await context.addInitScript(installProbe);
  return context;
}

export async function requireElement(page, id, timeout = 10_000, state = 'visible') {
  const locator = page.locator(testId(id)).first();
  try {
    await locator.waitFor({ state, timeout });
  } catch {
    throw new Error(`no ${id} on the page after ${timeout / 1000} s`);
  }
  return locator;
}

export async function waitForMap(page, timeout = 60_000) {
  try {
    await page.waitForSelector(`${testId('map')}[data-ready="true"]`, { timeout, state: 'attached' });
  } catch {
    throw new Error(`map never became data-ready="true" within ${timeout / 1000} s`);
  }
}

/** Resolves when the element's data-value is `value`. */
export async function waitForValue(page, id, value, timeout) {
  try {
    await page.waitForSelector(`${testId(id)}[data-value="${value}"]`, { timeout, state: 'attached' });
  } catch {
    const shown = await page
      .locator(testId(id))
      .first()
      .getAttribute('data-value', { timeout: 500 })
      .catch(() => null);
    throw new Error(`${id} shows ${shown}, not ${value}, after ${timeout / 1000} s`);
  }
}

export function builtAssets(dist) {
  return readdirSync(join(dist, 'assets'));
}

/** Bytes of a served file as gzip sends it. */
export function gzipBytes(dist, pathname) {
  for (const suffix of ['.gz', '']) {
    try {
      return readFileSync(join(dist, `${pathname}${suffix}`)).length;
    } catch {
      // A file below the compression limit has no .gz beside it.
    }
  }
  return 0;
}

/** Opens an empty page and imports a file of cases as it is proposed; done when its rows are counted. */
export async function openWithCases(page, origin, path, rows, limitMs) {
  await page.goto(`${origin}/?demo=0`);
  await requireElement(page, 'file-input', 30_000, 'attached');
  await waitForMap(page);
  await page.setInputFiles(testId('file-input'), path);
  await requireElement(page, 'import-dialog', 60_000);
  await page.waitForFunction(
    (selector) => document.querySelector(selector)?.matches(':enabled') === true,
    testId('import-confirm'),
    { timeout: 60_000 },
  );
  await page.click(testId('import-confirm'));
  await waitForValue(page, 'total-count', rows, limitMs);
}
