// npm run bench: prints a markdown table of what the app does on this machine. Absolute figures are this machine's;
// the ratios travel. `--only=boot,weight,pan,import,brush,hotspot,zoning` runs parts, `--rows=` sets the size of the large import.
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './bench/app.mjs';
import { benchBombs } from './bench/bombs.mjs';
import { benchBoot } from './bench/boot.mjs';
import { benchBrush } from './bench/brush-runs.mjs';
import { benchExportFormats } from './bench/export-formats.mjs';
import { gbkFile } from './bench/gbk-file.mjs';
import { benchHotspots } from './bench/hotspot.mjs';
import { benchImport } from './bench/import.mjs';
import { incidentFile } from './bench/incident-file.mjs';
import { benchLarge } from './bench/large.mjs';
import { benchPan } from './bench/pan.mjs';
import { benchRecords } from './bench/records.mjs';
import { createReport } from './bench/report.mjs';
import { benchWeight } from './bench/weight.mjs';
import { benchZoning } from './bench/zoning.mjs';
import { buildIsCurrent } from './built.mjs';
import { PROJECT, runNpm } from './run-command.mjs';
import { serve } from './serve.mjs';

const TAINAN = join(PROJECT, '..', 'shared', 'data', 'tainan_1999', 'cases.csv');
const TAINAN_ROWS = 105_339;

const argumentsGiven = new Map(
  process.argv.slice(2).map((argument) => {
    const [name, value = ''] = argument.replace(/^--/, '').split('=');
    return [name, value];
  }),
);
const rows = Number(argumentsGiven.get('rows') ?? 1_000_000);
const parts = new Set((argumentsGiven.get('only') ?? 'boot,weight,pan,import').split(','));
const dist = process.env.DIST ?? join(PROJECT, 'dist');

if (!Number.isInteger(rows) || rows < 1) {
  console.error('--rows= takes a whole number');
  process.exit(1);
}
if (
  process.env.DIST === undefined &&
  !buildIsCurrent() &&
  (await runNpm(['run', 'build', '--silent'])) !== 0
) {
  console.error('The build failed; nothing was measured.');
  process.exit(1);
}

const server = await serve({ folder: dist, port: 0 });
const origin = server.address.replace(/\/$/, '');
const report = createReport();

// A fresh browser for each part: one part's memory and caches do not reach into the next.
async function part(what, run, flags = []) {
  await report.attempt(what, async () => {
    const browser = await startBrowser(flags);
    try {
      await run({ browser, origin, dist, report });
    } finally {
      await browser.close();
    }
  });
}

try {
  if (parts.has('boot')) await part('boot', benchBoot);
  if (parts.has('weight')) await part('JavaScript weight', benchWeight);
  if (parts.has('pan')) await part('panning', benchPan);
  if (parts.has('import')) {
    if (existsSync(TAINAN)) {
      await part('import of Tainan', (tools) =>
        benchImport(tools, { path: TAINAN, rows: TAINAN_ROWS, label: '105 k rows', deep: false }),
      );
    } else report.missing('import of 105 k rows', 'the Tainan file is not beside the project');
    await part(`import of ${rows} rows`, (tools) => {
      const { path, origin: writer } = incidentFile(rows);
      report.note(`the large file is of the ${writer}`);
      return benchImport(tools, { path, rows, label: `${rows / 1e6} M rows`, deep: true });
    });
  }
  if (parts.has('brush')) await benchBrush({ part, report });
  if (parts.has('hotspot')) await benchHotspots({ part });
  if (parts.has('zoning')) await benchZoning({ part });
  if (parts.has('export')) {
    const formats = (argumentsGiven.get('formats') ?? 'csv,xlsx,parquet').split(',');
    await part('exports', (tools) => benchExportFormats(tools, rows, formats));
  }
  if (parts.has('records')) await part('records table', (tools) => benchRecords(tools, rows));
  if (parts.has('bombs')) {
    await part('bombs', (tools) => benchBombs(tools, join(PROJECT, '..', 'shared')));
  }
  if (parts.has('large')) {
    const largeRows = Number(argumentsGiven.get('rows') ?? 5_000_000);
    const { path } = incidentFile(largeRows);
    for (const [file, label, goalSeconds] of [
      [() => path, 'UTF-8', 60],
      [() => gbkFile(path), 'GBK', 90],
    ]) {
      await part(`large import, ${label}`, (tools) =>
        benchLarge(tools, { path: file(), rows: largeRows, label, goalSeconds }),
      );
    }
  }
} finally {
  await server.close();
}

const processor = cpus()[0]?.model ?? 'unknown processor';
const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
console.log(
  `\nshirong ${version}, ${cpus().length} × ${processor}, Node ${process.versions.node}, software WebGL\n`,
);
console.log(report.markdown());
