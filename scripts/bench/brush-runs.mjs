// Which rows the brush is measured on; the whole takes some eight minutes.
import { COMPOSITED_ON_PROCESSOR } from './app.mjs';
import { benchBrushAlone, withBrushPage } from './brush-alone.mjs';
import { benchBrushThroughPage } from './brush-through-page.mjs';
import { incidentFile } from './incident-file.mjs';

const MILLION = 1_000_000;
const ALONE = [
  { rows: MILLION, order: 'chrono', copies: 1, goal: 8, steps: 100, recounts: 20 },
  { rows: MILLION, order: 'shuffled', copies: 1, goal: 8, steps: 100, recounts: 10 },
  { rows: 5 * MILLION, order: 'chrono', copies: 1, goal: 12, steps: 60, recounts: 6 },
  { rows: MILLION, order: 'chrono', copies: 10, goal: 16, steps: 60, recounts: 4 },
];
const THROUGH_PAGE = [
  { rows: MILLION, order: 'chrono', goal: 8 },
  { rows: MILLION, order: 'shuffled', goal: 8 },
  { rows: 5 * MILLION, order: 'chrono', goal: 12 },
];

function labelOf({ rows, order, copies = 1 }) {
  return `${(rows * copies) / MILLION} M ${order === 'chrono' ? 'in time order' : order}`;
}

/** `part` runs one measurement in a browser of its own. */
export async function benchBrush({ part }) {
  await withBrushPage(async (address) => {
    const baselines = new Map();
    for (const run of ALONE) {
      const label = labelOf(run);
      await part(`brush in the worker alone, ${label}`, async (tools) => {
        const { path } = incidentFile(run.rows, run.order);
        baselines.set(label, await benchBrushAlone(tools, address, { ...run, path, label }));
      });
    }
    for (const [how, flags] of [
      ['', []],
      [', page put together on the processor', COMPOSITED_ON_PROCESSOR],
    ]) {
      for (const run of THROUGH_PAGE) {
        const label = labelOf(run);
        await part(
          `brush through the page, ${label}${how}`,
          (tools) =>
            benchBrushThroughPage(tools, address, {
              ...run,
              path: incidentFile(run.rows, run.order).path,
              label: `${label}${how}`,
              againstScan: baselines.get(label)?.scan,
              againstSql: baselines.get(label)?.sql,
            }),
          flags,
        );
      }
    }
  });
}
