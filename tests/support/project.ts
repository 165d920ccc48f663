import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Data that nobody here wrote, beside the project; a test that needs it is skipped, with a notice, where it is absent. */
export const SHARED = join(dirname(PROJECT), 'shared');
