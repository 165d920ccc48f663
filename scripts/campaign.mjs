// npm run campaign: the full size of the campaigns of which npm test runs a sample. `--seed=N` repeats a failure,
// a name picks one: `npm run campaign -- import-fuzz`, `corpora` or `kill`.
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

const wantsKills = names.length === 0 || names.some((name) => name.startsWith('kill'));
const others = names.filter((name) => !name.startsWith('kill'));
const codes = [];
if (names.length === 0 || others.length > 0) codes.push(await run('tests/campaign/vitest.config.ts', others));
if (wantsKills) {
  if (!existsSync(join(PROJECT, 'dist', 'index.html')))
    codes.push(await runNpm(['run', 'build', '--silent']));
  codes.push(await run('tests/browser/vitest.config.ts', ['kill-campaign']));
}
process.exit(codes.find((code) => code !== 0) ?? 0);
