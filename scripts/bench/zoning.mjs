// What responsibility plans cost at full size: units made and checked, cases assigned, drafts beside gpmetis on the same
// graphs, strokes of a brush, and a long history read again. In a page and worker of their own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withOwnPage } from './own-page.mjs';
import { median, milliseconds, ratio } from './statistics.mjs';
import { benchPaintedPage } from './zoning-through-page.mjs';

const MILLION = 1_000_000;
const SEEDS = [1, 2, 3, 4, 5];
const EDITS = 100_000;

/** The yardstick: cut and overload of gpmetis for each seed, or null where the program is not installed. */
function gpmetis({ text, loads }, zones) {
  const folder = mkdtempSync(join(tmpdir(), 'shirong-metis-'));
  try {
    const file = join(folder, 'plan.graph');
    writeFileSync(file, text);
    const mean = loads.reduce((a, b) => a + b, 0) / zones;
    return SEEDS.map((seed) => {
      const options = ['-ptype=kway', '-contig', '-ufactor=100', `-seed=${seed}`, file, String(zones)];
      const started = performance.now();
      const output = execFileSync('gpmetis', options, { encoding: 'utf8' });
      const taken = performance.now() - started;
      const sums = new Float64Array(zones);
      const parts = readFileSync(`${file}.part.${zones}`, 'utf8').trim().split('\n');
      parts.forEach((part, unit) => {
        sums[Number(part)] += loads[unit];
      });
      return { taken, cut: Number(/Edgecut: (\d+)/.exec(output)[1]), overload: Math.max(...sums) / mean };
    });
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchDraft({ page, report }, kind, label, goal) {
  const zones = 300;
  const ours = [];
  for (const seed of SEEDS) {
    ours.push(await page.evaluate(([...given]) => window.bench.draft(...given), [kind, zones, seed]));
  }
  const metis = gpmetis(
    await page.evaluate(([...given]) => window.bench.graphText(...given), [kind, zones]),
    zones,
  );
  const of = (runs, name) => median(runs.map((run) => run[name]));
  report.row(
    `draft of ${label} into ${zones} zones, median of ${SEEDS.length} seeds`,
    milliseconds(of(ours, 'taken')),
    goal,
    `overload ${of(ours, 'overload').toFixed(3)}, worst ${Math.max(...ours.map(({ overload }) => overload)).toFixed(3)}; ` +
      `${Math.max(...ours.map(({ disconnected }) => disconnected))} zones in pieces`,
  );
  if (metis === null) {
    report.missing('— gpmetis on the same graph', 'the Debian package metis is not installed');
    return;
  }
  report.row(
    '— gpmetis on the same graph',
    milliseconds(of(metis, 'taken')),
    `cut ${ratio(of(ours, 'cut'), of(metis, 'cut'))} of its (≤ 1.2 ×)`,
    `overload ${of(metis, 'overload').toFixed(3)}, worst ${Math.max(...metis.map(({ overload }) => overload)).toFixed(3)}`,
  );
}

export async function benchZoning({ part }) {
  await part('painting through the page', benchPaintedPage);
  await withOwnPage('zoning-page', async (address) => {
    const opened = async (browser, run) => {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(600_000);
        await page.goto(address);
        await run(page);
      } finally {
        await context.close();
      }
    };
    await part('units and cases', async ({ browser, report }) => {
      for (const [kind, label] of [
        ['villages', '750 villages'],
        ['cells', '100,000 cells'],
        ['segments', '5,100 segments'],
      ]) {
        await opened(browser, async (page) => {
          const made = await page.evaluate((one) => window.bench.make(one), kind);
          report.row(
            `making ${label}`,
            milliseconds(made.taken),
            '',
            `${made.units} units; overlaps and gaps looked for in ${milliseconds(made.checking)}, ${made.findings} found`,
          );
          const { placing, counting, cases, off } = await page.evaluate(
            ([one, count]) => window.bench.assign(one, count),
            [kind, MILLION],
          );
          report.row(
            `assigning 1 M cases to ${label}`,
            milliseconds(placing + counting),
            kind === 'segments' ? '' : '≤ 1 s',
            `unit of every case ${milliseconds(placing)}, then counted and weighed ${milliseconds(counting)}; ${cases} on units, ${off} off`,
          );
        });
      }
    });
    await part('drafts', async ({ browser, report }) => {
      await opened(browser, (page) => benchDraft({ page, report }, 'cells', '100,000 cells', '≤ 10 s'));
      await opened(browser, (page) => benchDraft({ page, report }, 'segments', '5,100 segments', '≤ 3 s'));
    });
    await part('painting', async ({ browser, report }) => {
      await opened(browser, async (page) => {
        const stroke = await page.evaluate(() => window.bench.paint(400, 500));
        report.row(
          'a step of a stroke over 100,000 cells',
          `${milliseconds(stroke.median)} / ${milliseconds(stroke.worst)}`,
          '≤ 16 ms',
          `median / worst of 400, brush of 500 m, ${stroke.painted} cells painted; the command ${milliseconds(stroke.ending)}`,
        );
      });
    });
    await part('history', async ({ browser, report }) => {
      await opened(browser, async (page) => {
        const written = await page.evaluate((edits) => window.journal.write(edits), EDITS);
        await page.reload();
        const again = await page.evaluate(() => window.journal.read());
        if (again.seq !== written.seq || again.sum !== written.sum) {
          throw new Error(`read back step ${again.seq} of ${written.seq}`);
        }
        report.row(
          `a history of ${EDITS} edits read again`,
          milliseconds(again.taken),
          '≤ 1 s',
          `each written durably in ${milliseconds(written.taken / EDITS)}, 200 in flight`,
        );
      });
    });
  });
}
