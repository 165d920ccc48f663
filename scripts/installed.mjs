// Tells whether node_modules holds what package-lock.json asks for. Node built-ins only: it runs before the install.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * npm writes node_modules/.package-lock.json at the end of an install; an install that was cut short, or one of an
 * older lock file, differs from package-lock.json. Optional packages belong to other platforms and are passed over.
 */
export function dependenciesInstalled(project) {
  const written = join(project, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const wanted = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(written, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.devOptional ||
      (present[path]?.version === entry.version && existsSync(join(project, path, 'package.json'))),
  );
}
