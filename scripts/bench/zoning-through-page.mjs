// A plan of 100,000 cells and 300 zones in the app itself, painted by a real pointer: script of the main thread a step.
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newProfile, requireElement, testId } from './app.mjs';
import { milliseconds, quantile } from './statistics.mjs';
import { randomNumbers, villages } from './zoning-page/made-up-city.mjs';

const STEPS = 40;
const ZONES = 300;
const LONG_MS = 300_000;

/** The same communities as those of the worker's rows. */
function boundaries() {
  const { zones, geometry } = villages(32, 31, 1000, 8, randomNumbers(5));
  const { coordinates, ringStarts } = geometry;
  return {
    type: 'FeatureCollection',
    features: zones.map(({ name, street }, zone) => {
      const ring = [];
      for (let point = ringStarts[zone]; point < ringStarts[zone + 1]; point++) {
        ring.push([coordinates[2 * point], coordinates[2 * point + 1]]);
      }
      return {
        type: 'Feature',
        properties: { name, 街道: street },
        geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
      };
    }),
  };
}

async function openPlan(page, origin, file) {
  await page.goto(`${origin}/?demo=0`);
  await requireElement(page, 'file-input', 30_000, 'attached');
  await page.setInputFiles(testId('file-input'), file);
  await requireElement(page, 'import-dialog', 60_000);
  await page.selectOption(testId('import-target'), 'zones');
  await page.click(testId('import-confirm'));
  await page.waitForSelector(testId('import-dialog'), { state: 'hidden', timeout: 60_000 });
  await page.click(testId('nav-grid'));
  await page.fill(testId('units-side'), '100');
  await page.click(testId('units-generate'));
  const coverage = await requireElement(page, 'plan-coverage', LONG_MS);
  await page.click(testId('plan-tab-draft'));
  await page.fill(testId('draft-zones'), String(ZONES));
  await page.fill(testId('draft-candidates'), '1');
  await page.click(testId('draft-run'));
  await (await requireElement(page, 'draft-take', LONG_MS)).click();
  await page.waitForSelector(`${testId('plan-saved')}[data-state="saved"]`, { timeout: 60_000 });
  // Drawn, checked and written: what follows is the strokes alone.
  await page.waitForSelector(`${testId('plan-tab-zone')}`);
  await page.click(testId('plan-tab-zone'));
  await page.waitForTimeout(5_000);
  return Number(await coverage.getAttribute('data-units'));
}

/** Main-thread milliseconds so far: script alone, and all tasks. */
async function spent(metrics) {
  const { metrics: list } = await metrics.send('Performance.getMetrics');
  const of = (name) => list.find((one) => one.name === name).value * 1000;
  return { script: of('ScriptDuration'), task: of('TaskDuration') };
}

const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));

/** A press, STEPS moves of a frame each along a curve over the middle of the map, a release; figures are per step. */
async function stroke(page, metrics, name, tool, zone) {
  await page.locator(testId('zone-row')).nth(zone).click();
  await page.click(testId(tool));
  await page.waitForTimeout(500);
  const box = await (await requireElement(page, 'map')).boundingBox();
  const at = (share) => [
    box.x + box.width * (0.5 + 0.3 * Math.cos(share * Math.PI * 2)),
    box.y + box.height * (0.5 + 0.25 * Math.sin(share * Math.PI * 2)),
  ];
  // Once before: the first one loads and links what draws.
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (const share of [0.02, 0.04, 0.06]) {
    await page.mouse.move(...at(share));
    await frame(page);
  }
  await page.mouse.up();
  await page.waitForTimeout(3_000);
  await page.evaluate(() => {
    window.shirongProbe.measures.length = 0;
    window.shirongProbe.longTasks.length = 0;
    window.shirongProbe.still = true;
  });
  const seq = () => page.getAttribute(testId('plan-saved'), 'data-seq').then(Number);
  const before = await seq();
  await page.mouse.move(...at(0));
  await frame(page);
  // What the waiting for frames itself costs.
  const idleFrom = await spent(metrics);
  for (let step = 0; step < 20; step++) await frame(page);
  const idle = ((await spent(metrics)).script - idleFrom.script) / 20;
  await page.mouse.down();
  const from = await spent(metrics);
  for (let step = 1; step <= STEPS; step++) {
    await page.mouse.move(...at((step / STEPS) * 0.85));
    await frame(page);
  }
  const to = await spent(metrics);
  await page.mouse.up();
  await page
    .waitForFunction(
      ([selector, least]) => {
        const mark = document.querySelector(selector);
        return Number(mark.getAttribute('data-seq')) > least && mark.getAttribute('data-state') === 'saved';
      },
      [testId('plan-saved'), before],
      { timeout: 30_000 },
    )
    .catch(() => {
      throw new Error(`the ${name} changed nothing`);
    });
  await page.waitForTimeout(1_500);
  const after = await spent(metrics);
  const probe = await page.evaluate(() => window.shirongProbe);
  const handlers = probe.measures
    .filter((entry) => entry.name === 'shirong:stroke')
    .map(({ milliseconds: own }) => own);
  return {
    script: (to.script - from.script) / STEPS - idle,
    task: (to.task - from.task) / STEPS,
    handler: handlers.length === 0 ? null : [quantile(handlers, 0.5), quantile(handlers, 0.95)],
    release: after.script - to.script,
    longest: Math.max(0, ...probe.longTasks.map(({ milliseconds: own }) => own)),
  };
}

export async function benchPaintedPage({ browser, origin, report }) {
  const file = join(tmpdir(), `shirong-villages-${process.pid}.geojson`);
  writeFileSync(file, JSON.stringify(boundaries()));
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const units = await openPlan(page, origin, file);
    const metrics = await context.newCDPSession(page);
    await metrics.send('Performance.enable');
    // Each gives what it touches to another zone.
    for (const [zone, [name, tool]] of [
      ['brush', 'zone-paint'],
      ['box', 'plan-tool-box'],
      ['lasso', 'plan-tool-lasso'],
    ].entries()) {
      const done = await stroke(page, metrics, name, tool, zone);
      const handler =
        done.handler === null
          ? ''
          : `handler median ${milliseconds(done.handler[0])}, p95 ${milliseconds(done.handler[1])}; `;
      report.row(
        `script of a step through the page, ${name}, ${units} cells in ${ZONES} zones`,
        milliseconds(done.script),
        '≤ 16 ms',
        `${STEPS} steps of a frame each; ${handler}all main-thread tasks ${milliseconds(done.task)} a step; ` +
          `release and after it ${milliseconds(done.release)} of script, longest task ${milliseconds(done.longest)}`,
      );
    }
  } finally {
    await context.close();
    rmSync(file, { force: true });
  }
}
