import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SHARED } from './project';

/** Path of a file or folder beside the project, or null with a printed notice: its tests are skipped then. */
export function sharedPath(...parts: string[]): string | null {
  const path = join(SHARED, ...parts);
  if (existsSync(path)) return path;
  console.log(`skipped: ${parts.join('/')} is not beside the project`);
  return null;
}
