// Panning with heat and labelled zones against the same map with those layers off.
import { newProfile, requireElement, testId, waitForMap } from './app.mjs';
import { milliseconds, quantile, ratio } from './statistics.mjs';

const STEPS = 60;
const LAYERS = ['heat', 'zones'];

/** Milliseconds between frames while a pointer drags the map one step a frame. */
async function panFrames(page) {
  const box = await (await requireElement(page, 'map')).boundingBox();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.evaluate(() => {
    const frames = [];
    window.shirongFrames = frames;
    let last = performance.now();
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      if (window.shirongFrames === frames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step++) {
    const angle = (step / STEPS) * Math.PI * 2;
    await page.mouse.move(x + Math.sin(angle) * 160, y + (1 - Math.cos(angle)) * 60);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => {
    const recorded = window.shirongFrames;
    window.shirongFrames = [];
    return recorded;
  });
  await page.waitForTimeout(800);
  // The first frames still hold the wait before the first move.
  return frames.slice(3);
}

async function setLayer(page, id, on) {
  const toggle = await requireElement(page, `layer-toggle-${id}`, 5000, 'attached');
  const isOn = await toggle.evaluate((element) => {
    const box = element.matches('input') ? element : element.querySelector('input');
    return box
      ? box.checked
      : [element.getAttribute('aria-pressed'), element.getAttribute('aria-checked')].includes('true');
  });
  if (isOn !== on) await toggle.click({ force: true });
}

async function openLayerList(page) {
  if (
    await page
      .locator(testId(`layer-toggle-${LAYERS[0]}`))
      .first()
      .isVisible()
  )
    return;
  const opener = page.locator(testId('layers-open')).first();
  if (await opener.isVisible()) await opener.click();
}

export async function benchPan({ browser, origin, report }) {
  const context = await newProfile(browser);
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await waitForMap(page);
    await page.waitForTimeout(2000);
    await openLayerList(page);
    const rounds = { on: [], off: [] };
    // Alternating rounds, so that a neighbour's load on the machine falls on both sides.
    for (let round = 0; round < 3; round++) {
      for (const state of ['off', 'on']) {
        for (const layer of LAYERS) await setLayer(page, layer, state === 'on');
        await page.waitForTimeout(1500);
        rounds[state].push(...(await panFrames(page)));
      }
    }
    const [off, on] = [rounds.off, rounds.on].map((frames) => [
      quantile(frames, 0.5),
      quantile(frames, 0.95),
    ]);
    const both = ([middle, high]) => `${milliseconds(middle)} / ${milliseconds(high)}`;
    report.row(
      'panned frame, heat and labelled zones off, median / p95',
      both(off),
      '1',
      `${rounds.off.length} frames, software GL`,
    );
    report.row(
      'panned frame, heat and labelled zones on, median / p95',
      both(on),
      `${ratio(on[0], off[0])} (≤ 1.5) / ${ratio(on[1], off[1])}`,
      `${rounds.on.length} frames`,
    );
  } finally {
    await context.close();
  }
}
