// npm run campaign: the full size of the campaigns of which npm test runs a sample. `--seed=N` repeats a failure,
// a name picks one: `npm run campaign -- import-fuzz`.
import { join } from 'node:path';
import { PROJECT, runCommand } from './run-command.mjs';

const HOURS_AT_MOST = 3;

const given = process.argv.slice(2);
const seed = given.find((argument) => argument.startsWith('--seed='))?.slice('--seed='.length);
const names = given.filter((argument) => !argument.startsWith('--'));
if (seed !== undefined && !/^\d+$/.test(seed)) {
  console.error('--seed= takes a whole number');
  process.exit(1);
}

const code = await runCommand(
  process.execPath,
  [
    join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'tests/campaign/vitest.config.ts',
    ...names,
  ],
  {
    limitSeconds: HOURS_AT_MOST * 3600,
    env: { ...process.env, CAMPAIGN: 'full', ...(seed === undefined ? {} : { CAMPAIGN_SEED: seed }) },
  },
);
process.exit(code);
