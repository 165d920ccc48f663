// npm run campaign: the full size of the campaigns of which npm test runs a sample. `--seed=N` repeats a failure,
// a name picks one: `npm run campaign -- import-fuzz`, `corpora`, `kill`, `plan-kill` or `odd-files`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, runCommand, runNpm } from './run-command.mjs';

const HOURS_AT_MOST = 3;

const given = process.argv.slice(2);
const seed = given.find((argument) => argument.startsWith('--seed='))?.slice('--seed='.length);
const names = given.filter((argument) => !argument.startsWith('--'));
if (seed !== undefined && !/^\d+$/.test(seed)) {
  console.error('--seed= takes a whole number');
  process.exit(1);
}

const env = { ...process.env, CAMPAIGN: 'full', ...(seed === undefined ? {} : { CAMPAIGN_SEED: seed }) };
const vitest = join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');

function run(config, filters) {
  return runCommand(process.execPath, [vitest, 'run', '--config', config, ...filters], {
    limitSeconds: HOURS_AT_MOST * 3600,
    env,
  });
}

// Those that need the built page in a browser.
const IN_BROWSER = ['kill-campaign', 'odd-files', 'plan-kill'];

const wanted = (campaign) => names.length === 0 || names.some((name) => campaign.startsWith(name));
const inBrowser = IN_BROWSER.filter(wanted);
const others = names.filter((name) => !IN_BROWSER.some((campaign) => campaign.startsWith(name)));
const codes = [];
if (names.length === 0 || others.length > 0) codes.push(await run('tests/campaign/vitest.config.ts', others));
if (inBrowser.length > 0) {
  if (!existsSync(join(PROJECT, 'dist', 'index.html')))
    codes.push(await runNpm(['run', 'build', '--silent']));
  codes.push(await run('tests/browser/vitest.config.ts', inBrowser));
}
process.exit(codes.find((code) => code !== 0) ?? 0);
