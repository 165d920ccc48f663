// Whether dist/ is of the present sources. Only Node built-ins: `npm start` asks before the first install.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './run-command.mjs';

const SOURCES = ['src', 'data', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

// A folder's own time changes when an entry is removed, so deleted sources are noticed too.
function newestMilliseconds(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMilliseconds(join(path, name))),
    stats.mtimeMs,
  );
}

export function buildIsCurrent() {
  const page = join(PROJECT, 'dist', 'index.html');
  if (!existsSync(page) || !existsSync(`${page}.gz`)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => newestMilliseconds(join(PROJECT, source)) <= built);
}
