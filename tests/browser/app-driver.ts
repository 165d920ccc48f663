import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { decodeLink } from '../../src/session/link';
import type { Session } from './session';

export function byId(page: Page, id: string): Locator {
  return page.locator(`[data-testid="${id}"]`);
}

export async function waitForMap(page: Page, timeout = 45_000): Promise<void> {
  await page.waitForSelector('[data-testid="map"][data-ready="true"]', { timeout, state: 'attached' });
}

/** The number that the app says it shows; 0 where the element is not there, as in an empty app. */
export async function numberOf(page: Page, id: string): Promise<number> {
  const locator = byId(page, id).first();
  if ((await locator.count()) === 0) return 0;
  return Number(await locator.getAttribute('data-value'));
}

export async function expectValue(page: Page, id: string, value: number, timeout = 30_000): Promise<void> {
  await expect.poll(() => numberOf(page, id), { timeout, interval: 50, message: id }).toBe(value);
}

/** Waits for a condition; unlike expect.poll it may be used in a hook too. */
export async function until(condition: () => Promise<boolean>, timeout: number, what: string): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${timeout / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Where the map stands, as the address says it: a flight is told when it has ended. */
export function cameraOf(page: Page) {
  return decodeLink(new URL(page.url()).hash)?.camera ?? null;
}

/** Does what sends the map elsewhere, and waits until it has arrived. */
export async function untilFlown(page: Page, send: () => Promise<unknown>): Promise<void> {
  const before = JSON.stringify(cameraOf(page));
  await send();
  await until(async () => JSON.stringify(cameraOf(page)) !== before, 20_000, 'the map has flown');
}

/** The value once it has stopped changing for a moment. */
export async function settledValue(page: Page, id: string): Promise<number> {
  let last = await numberOf(page, id);
  for (let still = 0; still < 6; ) {
    await page.waitForTimeout(80);
    const now = await numberOf(page, id);
    still = now === last ? still + 1 : 0;
    last = now;
  }
  return last;
}

export interface FileFromMemory {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export interface ImportChoices {
  readonly target?: string;
  readonly encoding?: string;
  /** field → 0-based column, chosen by hand in the dialog. */
  readonly mapping?: Readonly<Record<string, number>>;
}

export type ImportOutcome =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }
  /** The dialog stays: what is needed cannot be told from the file, and its text says so. */
  | { readonly kind: 'asks'; readonly text: string };

async function refusal(page: Page): Promise<ImportOutcome> {
  const error = byId(page, 'app-error').first();
  return {
    kind: 'refused',
    code: (await error.getAttribute('data-code')) ?? '',
    text: ((await error.textContent()) ?? '').trim(),
  };
}

function importsSoFar(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('shirong:import').length);
}

/**
 * Chooses the file as a person would: file, dialog, choices, confirm; gives what became of it. An error that nobody
 * caught ends the wait.
 */
export async function importFile(
  session: Session,
  file: string | FileFromMemory,
  choices: ImportChoices = {},
  timeout = 40_000,
): Promise<ImportOutcome> {
  const { page, faults } = session;
  const before = await importsSoFar(page);
  const dialog = byId(page, 'import-dialog');
  const error = byId(page, 'app-error');
  await byId(page, 'file-input').first().setInputFiles(file);
  await dialog.or(error).first().waitFor({ state: 'visible', timeout });
  if (await error.first().isVisible()) return refusal(page);

  if (choices.target) await byId(page, 'import-target').selectOption(choices.target);
  if (choices.encoding) await byId(page, 'encoding-select').selectOption(choices.encoding);
  for (const [field, column] of Object.entries(choices.mapping ?? {})) {
    await byId(page, `map-field-${field}`).selectOption(String(column));
  }
  const confirm = byId(page, 'import-confirm');
  await confirm.waitFor({ state: 'visible', timeout });
  const asks = async (): Promise<ImportOutcome> => ({
    kind: 'asks',
    text: ((await dialog.textContent()) ?? '').trim(),
  });
  // A choice has the file looked at again, and the button back when that is done.
  for (let waited = 0; waited < 2_000 && (await confirm.isDisabled()); waited += 50)
    await page.waitForTimeout(50);
  if (await confirm.isDisabled()) return asks();
  await confirm.click();

  const ended = async () =>
    (await importsSoFar(page)) > before || (await error.first().isVisible()) || faults.uncaught.length > 0;
  const takenBack = async () =>
    (await page.locator('[data-testid="import-confirm"]:disabled:not([aria-busy="true"])').count()) > 0;
  await until(async () => (await ended()) || (await takenBack()), timeout, 'the import ended');
  expect(faults.uncaught).toEqual([]);
  if (!(await ended())) return asks();
  return (await error.first().isVisible()) ? refusal(page) : { kind: 'loaded' };
}

export async function closeDialog(page: Page): Promise<void> {
  await byId(page, 'import-cancel').first().click();
  await byId(page, 'import-dialog').or(byId(page, 'app-error')).first().waitFor({ state: 'hidden' });
}

export interface ShownReport {
  readonly rowsIn: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly skipped: number;
}

export async function goTo(
  page: Page,
  workspace: 'situation' | 'hotspot' | 'grid' | 'records' | 'data',
): Promise<void> {
  await byId(page, `nav-${workspace}`).click();
}

/** The report's own figures, in the workspace that shows them. */
export async function readReport(page: Page): Promise<ShownReport> {
  const report = byId(page, 'import-report').first();
  if (!(await report.isVisible())) await goTo(page, 'data');
  await report.waitFor({ state: 'visible', timeout: 20_000 });
  const read = async (name: string) => Number(await report.getAttribute(name));
  return {
    rowsIn: await read('data-rows-in'),
    loaded: await read('data-loaded'),
    rejected: await read('data-rejected'),
    skipped: await read('data-skipped'),
  };
}

/** One class alone, by its name in the tree; a minor class is found after its major is opened. */
export async function chooseClass(page: Page, name: string): Promise<void> {
  const row = byId(page, 'chart-class').locator(`[role="treeitem"][aria-label^="${name} "]`).first();
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  await row.locator('[data-part="only"]').click();
}

export async function chips(page: Page): Promise<number> {
  return byId(page, 'filter-chip').count();
}

/** Text of the file that a click on `export-<format>` gives. */
export async function exportText(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  const button = byId(page, `export-${format}`).first();
  if (!(await button.isVisible())) await goTo(page, 'records');
  await button.waitFor({ state: 'visible', timeout: 20_000 });
  await expect.poll(() => button.isEnabled(), { timeout: 30_000 }).toBe(true);
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** A window in the time histogram by pointer, from and to as shares of its width. */
export async function brushTime(page: Page, from: number, to: number, steps = 12): Promise<void> {
  const chart = byId(page, 'chart-time');
  await chart.waitFor({ state: 'visible', timeout: 20_000 });
  const box = await chart.boundingBox();
  if (box === null) throw new Error('chart-time has no box');
  const y = box.y + box.height * 0.45;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, y, { steps });
  await page.mouse.up();
}
