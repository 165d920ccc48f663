import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const SHARED = resolve(import.meta.dirname, '../../../../shared');

/** Bytes of a real or hostile file that is kept beside the project, null where it is absent. */
export function sharedFile(path: string): Uint8Array | null {
  const full = resolve(SHARED, path);
  if (!existsSync(full)) {
    console.log(`skipped: ${path} is not beside the project`);
    return null;
  }
  return new Uint8Array(readFileSync(full));
}

export function sharedPath(path: string): string | null {
  const full = resolve(SHARED, path);
  if (existsSync(full)) return full;
  console.log(`skipped: ${path} is not beside the project`);
  return null;
}
