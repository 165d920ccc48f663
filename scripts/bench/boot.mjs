// Boot on the demo city, warm cache: the second and later navigations of one profile.
import { newProfile, waitForMap } from './app.mjs';
import { dragBrush } from './brush.mjs';
import { readProbe } from './probe.mjs';
import { median, milliseconds } from './statistics.mjs';

const RUNS = 3;

function readyAt(probe) {
  return probe.events.find((event) => event.id === 'map' && event.value === 'true')?.at ?? Number.NaN;
}

function durations(probes, name) {
  return probes.map(
    (probe) => probe.measures.find((entry) => entry.name === name)?.milliseconds ?? Number.NaN,
  );
}

export async function benchBoot({ browser, origin, report }) {
  const context = await newProfile(browser);
  try {
    const cold = await context.newPage();
    await cold.goto(`${origin}/`);
    await waitForMap(cold);
    const coldReady = readyAt(await readProbe(cold));
    await cold.close();

    const probes = [];
    const firstAnswers = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await context.newPage();
      await page.goto(`${origin}/`);
      await waitForMap(page);
      probes.push(await readProbe(page));
      try {
        // Booting asks the same question; only an answer to the pointer counts.
        const dragged = await page.evaluate(() => performance.now());
        await dragBrush(page, 4);
        await page.waitForTimeout(1500);
        const { measures } = await readProbe(page);
        const first = measures.find((entry) => entry.name === 'shirong:brush' && entry.start >= dragged);
        if (first) firstAnswers.push(first.start + first.milliseconds);
      } catch (error) {
        report.note(`first brush step: ${error.message}`);
      }
      await page.close();
    }
    report.row(
      'demo in view after navigation, warm cache',
      milliseconds(median(probes.map(readyAt))),
      '≤ 2.5 s',
      `median of ${RUNS}; cold ${milliseconds(coldReady)}`,
    );
    report.row('shirong:boot', milliseconds(median(durations(probes, 'shirong:boot'))), '', '');
    const firstDraw = probes.map((probe) => {
      const entry = probe.measures.find((measure) => measure.name === 'shirong:first-draw');
      return entry ? entry.start + entry.milliseconds : Number.NaN;
    });
    report.row('shirong:first-draw, end after navigation', milliseconds(median(firstDraw)), '', '');
    if (firstAnswers.length > 0) {
      report.row(
        'first brush step answered after navigation',
        milliseconds(median(firstAnswers)),
        '≤ 4 s',
        `${firstAnswers.length} runs`,
      );
    } else report.missing('first brush step answered after navigation', 'no shirong:brush entry');
  } finally {
    await context.close();
  }
}
