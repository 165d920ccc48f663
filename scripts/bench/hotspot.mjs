// What the analyses of hotspots cost at full size, in a worker of the browser, with the renderer's peak memory of each.
import { rendererMemory, resetPeak } from './memory.mjs';
import { withOwnPage } from './own-page.mjs';
import { megabytes, milliseconds } from './statistics.mjs';

const MILLION = 1_000_000;

/** Each in a page and worker of its own: the second run of each is told, as a user's second press is. */
export async function benchHotspots({ part }) {
  await withOwnPage('hotspot-page', async (address) => {
    await part('hotspots', async ({ browser, report }) => {
      const measured = async (name, ...sizes) => {
        const context = await browser.newContext();
        try {
          const page = await context.newPage();
          page.setDefaultTimeout(120_000);
          await page.goto(address);
          await resetPeak(browser);
          await page.evaluate(([call, given]) => window.bench[call](...given), [name, sizes]);
          const result = await page.evaluate(([call, given]) => window.bench[call](...given), [name, sizes]);
          const { peak } = await rendererMemory(browser);
          return { ...result, memory: megabytes(peak) };
        } finally {
          await context.close();
        }
      };
      const gi = await measured('significance', 500, 500);
      report.row('Gi*, 250,000 cells, exact p and FDR', milliseconds(gi.exact), '≤ 2 s', `peak ${gi.memory}`);
      report.row('— normal p and FDR', milliseconds(gi.normal), '≤ 1 s', '');
      report.row('— local Moran, exact conditional p', milliseconds(gi.moran), '', `${gi.hot} hot cells`);
      const density = await measured('density', MILLION, 1000);
      report.row(
        'density of 1 M cases, 1,000 × 1,000 cells',
        `${milliseconds(density.gaussian)} / ${milliseconds(density.quartic)}`,
        '≤ 1 s',
        `Gaussian / quartic, binning and edges included, peak ${density.memory}`,
      );
      const repeats = await measured('repeats', MILLION);
      report.row(
        'repeat places of 1 M cases',
        milliseconds(repeats.taken),
        '≤ 3 s',
        `${repeats.places} places, peak ${repeats.memory}`,
      );
      const emerging = await measured('emerging', 250, 200, 24);
      report.row(
        'emerging, 50,000 cells × 24 slices',
        milliseconds(emerging.whole),
        '≤ 3 s',
        `against each slice ${milliseconds(emerging.slice)}, peak ${emerging.memory}`,
      );
    });
  });
}
