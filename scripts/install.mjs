// Installs what package-lock.json asks for. Node built-ins only: it runs before the first install.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, runNpm } from './run-command.mjs';

const QUIET = ['--no-audit', '--no-fund'];

/**
 * `npm ci` refuses a lock file in which the optional packages of other platforms are missing, and a registry that
 * mirrors one platform only writes exactly such a file. `npm install` takes it, with the same locked versions.
 */
function lockNamesEveryPlatform(project) {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const named = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  return Object.values(packages).every((entry) =>
    Object.keys(entry.optionalDependencies ?? {}).every((name) => named.has(name)),
  );
}

/** The exit code of npm, 0 for done. */
export async function installDependencies() {
  if (lockNamesEveryPlatform(PROJECT)) {
    const code = await runNpm(['ci', ...QUIET]);
    if (code === 0) return 0;
  }
  return runNpm(['install', '--no-save', ...QUIET]);
}
