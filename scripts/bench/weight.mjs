// JavaScript that crosses the network, gzip: up to the first map frame, and until 态势 is complete, workers included.
import { gzipBytes, newProfile, waitForMap } from './app.mjs';
import { readProbe } from './probe.mjs';
import { kilobytes } from './statistics.mjs';

export async function benchWeight({ browser, origin, dist, report }) {
  const context = await newProfile(browser);
  try {
    const scripts = new Map();
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/\.m?js$/.test(pathname) && !scripts.has(pathname)) scripts.set(pathname, Date.now());
    });
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await waitForMap(page);
    await page.waitForTimeout(3000);
    const { measures, events } = await readProbe(page);
    const zero = await page.evaluate(() => performance.timeOrigin);
    const frame =
      measures.find((entry) => entry.name === 'shirong:map-frame') ??
      measures.find((entry) => entry.name === 'shirong:first-draw');
    const frameAt = frame
      ? frame.start + frame.milliseconds
      : events.find((event) => event.id === 'map' && event.value === 'true')?.at;
    const sizes = [...scripts].map(([pathname, at]) => ({
      pathname,
      bytes: gzipBytes(dist, pathname),
      early: at - zero < frameAt,
    }));
    const sum = (list) => list.reduce((total, one) => total + one.bytes, 0);
    const early = sizes.filter((one) => one.early);
    report.row(
      'JavaScript requested before the first map frame, gzip',
      kilobytes(sum(early)),
      '≤ 480 kB',
      `${early.length} files, until ${frame?.name ?? 'data-ready'}`,
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
