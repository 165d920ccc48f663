// JavaScript that crosses the network, gzip: up to the first map frame, and until 态势 is complete, workers included.
import { gzipBytes, newProfile, waitForMap } from './app.mjs';
import { readProbe } from './probe.mjs';
import { kilobytes } from './statistics.mjs';

export async function benchWeight({ browser, origin, dist, report }) {
  const context = await newProfile(browser);
  try {
    const scripts = new Map();
    context.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      const { startTime } = request.timing();
      if (/\.m?js$/.test(pathname) && !scripts.has(pathname)) scripts.set(pathname, startTime);
    });
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await waitForMap(page);
    await page.waitForTimeout(3000);
    const { measures, events } = await readProbe(page);
    const zero = await page.evaluate(() => performance.timeOrigin);
    // Whichever of the two came first: the heat's first frame, or the map that says it has drawn what was asked for.
    const drawn = measures.find((entry) => entry.name === 'shirong:first-draw');
    const ready = events.find((event) => event.id === 'map' && event.value === 'true');
    const moments = [drawn ? drawn.start + drawn.milliseconds : Number.NaN, ready?.at ?? Number.NaN];
    const frameAt = Math.min(...moments.filter(Number.isFinite));
    if (!Number.isFinite(frameAt)) throw new Error('neither shirong:first-draw nor data-ready was seen');
    const sizes = [...scripts].map(([pathname, at]) => ({
      pathname,
      bytes: gzipBytes(dist, pathname),
      early: at - zero < frameAt,
    }));
    const sum = (list) => list.reduce((total, one) => total + one.bytes, 0);
    const early = sizes.filter((one) => one.early);
    const isWorker = ({ pathname }) => /worker/.test(pathname);
    report.row(
      'JavaScript of the page before the first map frame, gzip',
      kilobytes(sum(early.filter((one) => !isWorker(one)))),
      '≤ 480 kB',
      `up to ${Math.round(frameAt)} ms; with workers ${kilobytes(sum(early))}`,
    );
    report.row(
      'JavaScript of 态势 in all, gzip, workers included',
      kilobytes(sum(sizes)),
      '≤ 950 kB',
      `${sizes.length} files`,
    );
    for (const one of sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 12)) {
      report.note(`${one.early ? 'before' : 'after '} ${kilobytes(one.bytes).padStart(8)} ${one.pathname}`);
    }
  } finally {
    await context.close();
  }
}
