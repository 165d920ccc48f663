// The time brush of the app itself, moved by a real pointer to random places with a class filter, a polygon, zones and
// every view of 态势; each count on the screen is recounted in SQL afterwards.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newProfile, requireElement, testId, waitForMap, waitForValue } from './app.mjs';
import { openBrushPage, randomNumbers } from './brush-alone.mjs';
import { CLASSES, RING, STAYING, zoneGeoJson } from './brush-page/views.mjs';
import { readProbe } from './probe.mjs';
import { milliseconds, quantile, ratio } from './statistics.mjs';

const IMPORT_LIMIT_MS = 240_000;

async function confirmImport(page, path, target) {
  await page.setInputFiles(testId('file-input'), path);
  await requireElement(page, 'import-dialog', 60_000);
  if (target !== undefined) {
    const choice = page.locator(testId('import-target')).first();
    if ((await choice.inputValue().catch(() => target)) !== target) await choice.selectOption(target);
  }
  const confirm = await requireElement(page, 'import-confirm', 60_000);
  await page.waitForFunction(
    (selector) => !document.querySelector(selector)?.matches(':disabled, [aria-disabled="true"]'),
    testId('import-confirm'),
    { timeout: 60_000 },
  );
  await confirm.click();
}

/** The view as a link: the fragment is the app's own surface for it. */
function fragmentOf(filter) {
  const layers = { hidden: [], bandwidthMetres: 500, zoneMeasure: 'count', includeDefault: false };
  const state = { v: 1, data: null, workspace: 'situation', view: { filter, layers }, camera: null };
  return `#s=${Buffer.from(JSON.stringify(state)).toString('base64url')}`;
}

function brushEntries(probe) {
  return probe.measures.filter((entry) => entry.name === 'shirong:brush');
}

function frameEntries(probe) {
  return probe.measures.filter((entry) => entry.name === 'shirong:brush-frame');
}

function stepsSoFar(page) {
  return page.evaluate(
    () => window.shirongProbe.measures.filter((entry) => entry.name === 'shirong:brush').length,
  );
}

/** The steps from the given one on: when each began and the milliseconds it took. */
function stepsSince(page, first) {
  return page.evaluate(
    (from) =>
      window.shirongProbe.measures
        .filter((entry) => entry.name === 'shirong:brush')
        .slice(from)
        .map(({ start, milliseconds }) => ({ start, milliseconds })),
    first,
  );
}

/** Milliseconds to the frame of just these steps. A release writes history too and asks the indicators: it is no step. */
function framesOf(probe, steps) {
  const starts = new Set(steps.map(({ start }) => start));
  return frameEntries(probe)
    .filter(({ start }) => starts.has(start))
    .map(({ milliseconds: taken }) => taken);
}

const FRAMES_REST_MS = 150;

/** Milliseconds of the page's own script a step, from a move until its frames are over: nothing of the driver runs meanwhile. */
async function scriptAStep(page, script, drags, movesPerDrag) {
  const random = randomNumbers(31);
  const box = await (await requireElement(page, 'chart-time')).getByRole('group').last().boundingBox();
  const y = box.y + box.height * 0.6;
  const place = () => box.x + 2 + random() * (box.width - 4);
  const taken = [];
  for (let drag = 0; drag < drags; drag++) {
    await page.mouse.move(place(), y);
    await page.mouse.down();
    await page.mouse.move(place(), y);
    await page.waitForTimeout(FRAMES_REST_MS * 2);
    for (let move = 0; move < movesPerDrag; move++) {
      const before = await script();
      await page.mouse.move(place(), y);
      await page.waitForTimeout(FRAMES_REST_MS);
      taken.push((await script()) - before);
    }
    await page.mouse.up();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(FRAMES_REST_MS * 2);
  }
  return taken;
}

async function afterSteps(page, count) {
  await page.waitForFunction(
    (least) => window.shirongProbe.measures.filter((entry) => entry.name === 'shirong:brush').length > least,
    count,
    { timeout: 1_500, polling: 16 },
  );
}

/** The span that the chart says it shows, in seconds, and the count beside it. */
function shown(page) {
  return page.evaluate(
    ([chart, count]) =>
      new Promise((done) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            done({
              text: document.querySelector(`${chart} header strong`)?.textContent ?? '',
              count: Number(document.querySelector(count)?.getAttribute('data-value')),
            }),
          ),
        );
      }),
    [testId('chart-time'), testId('filtered-count')],
  );
}

function secondsOf(text) {
  const ends = text.split(' – ');
  if (ends.length !== 2) return null;
  const second = (end) =>
    Date.parse(`${end.replace(' ', 'T')}${end.length === 10 ? 'T00:00' : ''}:00Z`) / 1000;
  const [from, to] = ends.map(second);
  return [from, ends[1].length === 10 ? to + 86_400 : to];
}

const pair = (values) => `${milliseconds(quantile(values, 0.5))} / ${milliseconds(quantile(values, 0.95))}`;

/** Presses at random places and moves to random places, every second drag without snapping (Alt). */
async function moveAtRandom(page, drags, movesPerDrag) {
  const random = randomNumbers(29);
  const chart = await requireElement(page, 'chart-time', 20_000);
  const box = await chart.getByRole('group').last().boundingBox();
  if (!box) throw new Error('the brush has no box');
  const y = box.y + box.height * 0.6;
  const place = () => box.x + 2 + random() * (box.width - 4);
  const seen = [];
  await page.mouse.move(place(), y);
  await page.waitForTimeout(600);
  for (let drag = 0; drag < drags; drag++) {
    const free = drag % 2 === 1;
    if (free) await page.keyboard.down('Alt');
    await page.mouse.move(place(), y);
    await page.mouse.down();
    for (let move = 0; move < movesPerDrag; move++) {
      const before = await stepsSoFar(page);
      await page.mouse.move(place(), y);
      // Two places in one unit are one span, and no step.
      await afterSteps(page, before).catch(() => undefined);
      seen.push({ free, ...(await shown(page)), taken: await stepsSince(page, before) });
    }
    await page.mouse.up();
    if (free) await page.keyboard.up('Alt');
    await page.waitForTimeout(150);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
  return seen;
}

/** Bytes of the arrays and the heap of the page's workers, by the end of their scripts' names. */
async function workerBytes(context, page) {
  const session = await context.newCDPSession(page);
  const workers = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
    workers.push({ sessionId, url: targetInfo.url }),
  );
  const answers = new Map();
  session.on('Target.receivedMessageFromTarget', ({ sessionId, message }) =>
    answers.get(sessionId)?.(JSON.parse(message)),
  );
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sizes = {};
  for (const { sessionId, url } of workers) {
    const ask = (id, method) =>
      new Promise((resolve) => {
        answers.set(sessionId, (message) => message.id === id && resolve(message.result));
        session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      });
    await ask(1, 'HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await ask(2, 'Runtime.getHeapUsage');
    sizes[/([a-z-]+)(?:\.worker)?-[^/]*$/.exec(url)?.[1] ?? url] = usedSize + backingStorageSize;
  }
  await session.detach();
  return sizes;
}

/** A drag as fast as the pointer goes; from its last move to the end of the last step. */
async function lastMoveToEnd(page, moves) {
  const box = await (await requireElement(page, 'chart-time')).getByRole('group').last().boundingBox();
  const y = box.y + box.height * 0.6;
  await page.mouse.move(box.x + box.width * 0.1, y);
  await page.mouse.down();
  for (let move = 1; move <= moves; move++)
    await page.mouse.move(box.x + box.width * (0.1 + (0.7 * move) / moves), y);
  await page.waitForTimeout(1500);
  const last = brushEntries(await readProbe(page)).at(-1);
  const lastMove = await page.evaluate(() => window.shirongLastMove);
  await page.mouse.up();
  await page.keyboard.press('Escape');
  return last.start + last.milliseconds - lastMove;
}

/** Goes to a view by its link and waits until it is asked. */
async function showView(page, filter) {
  const before = await stepsSoFar(page);
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, fragmentOf(filter));
  await afterSteps(page, before).catch(() => undefined);
  await page.waitForTimeout(1500);
}

/** Milliseconds of each change to one of the filters, told by a link. */
async function changesTo(page, filters) {
  const taken = [];
  for (const filter of filters) {
    const before = await stepsSoFar(page);
    await showView(page, filter);
    taken.push(...(await stepsSince(page, before)).slice(0, 1).map((one) => one.milliseconds));
  }
  return taken;
}

const CHANGES = 8;
const OTHER_CLASSES = Array.from({ length: CHANGES }, (_, at) => [
  { ...STAYING[0], majors: [CLASSES[at % CLASSES.length], CLASSES[(at * 2 + 1) % CLASSES.length]] },
  STAYING[1],
]);
const OTHER_POLYGONS = Array.from({ length: CHANGES }, (_, at) => [
  STAYING[0],
  { ...STAYING[1], ring: RING.map(([lng, lat]) => [lng + 0.0031 * (at + 1), lat - 0.0023 * (at + 1)]) },
]);

const NOTHING_LEFT = [{ kind: 'class', majors: ['no class of the data'], minors: [] }, STAYING[1]];

export async function benchBrushThroughPage(
  { browser, origin, report },
  address,
  { path, rows, label, goal, againstScan, againstSql },
) {
  const context = await newProfile(browser);
  let seen = [];
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/?demo=0`);
    await requireElement(page, 'file-input', 30_000, 'attached');
    await confirmImport(page, path);
    await waitForValue(page, 'total-count', rows, IMPORT_LIMIT_MS);
    await waitForMap(page, IMPORT_LIMIT_MS);
    const zones = join(tmpdir(), 'shirong-bench-zones.geojson');
    writeFileSync(zones, JSON.stringify(zoneGeoJson()));
    await confirmImport(page, zones, 'zones');
    await page.waitForTimeout(1000);
    // The rows reach the database behind the first picture; steps beside that would measure both.
    await page.waitForFunction(
      () => window.shirongProbe.measures.some((one) => one.name === 'shirong:import'),
      null,
      {
        timeout: IMPORT_LIMIT_MS,
      },
    );
    await page.waitForTimeout(rows / 500);
    await page.evaluate(() => {
      window.addEventListener(
        'pointermove',
        () => {
          window.shirongLastMove = performance.now();
        },
        true,
      );
    });
    await page.evaluate(() => {
      window.shirongProbe.still = true;
    });
    await showView(page, STAYING);

    const metrics = await context.newCDPSession(page);
    await metrics.send('Performance.enable');
    const script = async () =>
      (await metrics.send('Performance.getMetrics')).metrics.find((one) => one.name === 'ScriptDuration')
        .value * 1000;
    const before = brushEntries(await readProbe(page)).length;
    seen = await moveAtRandom(page, 12, 7);
    const probe = await readProbe(page);
    // Moves only: a release also writes history and the manifest, and a clear is no position.
    const moved = seen.flatMap((one) => one.taken);
    const taken = moved.map((one) => one.milliseconds);
    const views = Math.max(
      ...brushEntries(probe)
        .slice(before)
        .map((entry) => entry.detail?.views ?? 0),
    );
    report.row(
      `brush step through the page, ${label}, median / p95`,
      pair(taken),
      `p95 ≤ ${goal} ms`,
      `${taken.length} steps, ${views} views`,
    );
    if (againstScan !== undefined) {
      report.row(
        `— against a scan of the same views in a worker`,
        ratio(quantile(taken, 0.95), againstScan),
        '',
        '',
      );
    }
    if (againstSql !== undefined) {
      report.row(
        `— against SQL of the same views`,
        `${ratio(againstSql, quantile(taken, 0.95))} as long`,
        `≥ ${goal === 8 ? 5 : 12} ×`,
        'p95 of both',
      );
    }
    const drawn = framesOf(probe, moved);
    report.row(`— input to frame drawn`, pair(drawn), '', 'software GL');
    report.row(
      `— main-thread script a step`,
      pair(await scriptAStep(page, script, 3, 12)),
      '≤ 8 ms',
      'median / p95 of 36 moves, their frames included',
    );
    report.row(
      `— 60-step drag: last move → last result`,
      milliseconds(await lastMoveToEnd(page, 60)),
      '≤ 100 ms',
      '',
    );
    const classes = await changesTo(page, OTHER_CLASSES);
    const polygons = await changesTo(page, OTHER_POLYGONS);
    report.row(
      `— class / polygon changed through the page, slowest of ${CHANGES}`,
      `${milliseconds(Math.max(...classes))} / ${milliseconds(Math.max(...polygons))}`,
      rows === 1_000_000 ? '≤ 40 ms' : '',
      `median ${milliseconds(quantile(classes, 0.5))} / ${milliseconds(quantile(polygons, 0.5))}`,
    );
    await showView(page, STAYING);
    const { brush } = await workerBytes(context, page);
    report.row(
      `— bytes a row in the brush worker`,
      brush === undefined ? 'not told' : (brush / rows).toFixed(0),
      '≤ 40',
      'columns, orders and prepared tables',
    );
    // The same pointer over the same map, of which no case is left to draw.
    await showView(page, NOTHING_LEFT);
    const emptied = await moveAtRandom(page, 8, 7);
    const empty = framesOf(
      await readProbe(page),
      emptied.flatMap((one) => one.taken),
    );
    report.row(
      `— the same with an empty data layer`,
      pair(empty),
      `${ratio(quantile(drawn, 0.5), quantile(empty, 0.5))} (≤ 1.5) / ${ratio(quantile(drawn, 0.95), quantile(empty, 0.95))}`,
      'input to frame drawn',
    );
  } finally {
    await context.close();
  }
  const counted = await openBrushPage(browser, address, path, 1);
  try {
    let [equal, asked] = [0, 0];
    for (const { text, count } of seen) {
      const span = secondsOf(text);
      if (span === null) continue;
      asked++;
      const sql = await counted.page.evaluate(([from, to]) => window.bench.count(from, to), span);
      if (sql === count) equal++;
    }
    report.row(
      `— counts on the screen recounted in SQL`,
      `${equal} of ${asked} equal`,
      'all',
      `${seen.filter((one) => one.free).length} of ${seen.length} not snapped`,
    );
  } finally {
    await counted.context.close();
  }
}
