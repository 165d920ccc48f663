import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TABULATED_FORMATS } from '../../../../src/ingest/formats/registry';
import type { TabulatedFormat } from '../../../../src/ingest/formats/tabulated';

const FOLDER = 'src/ingest/formats';

/** Every exported value of the folder that has the shape of a format. */
async function formatsOfFolder(): Promise<readonly TabulatedFormat[]> {
  const found: TabulatedFormat[] = [];
  for (const name of readdirSync(FOLDER)) {
    if (!name.endsWith('.ts') || name === 'registry.ts') continue;
    if (!/TabulatedFormat|tabulateFeatures/.test(readFileSync(`${FOLDER}/${name}`, 'utf8'))) continue;
    const module: Record<string, unknown> = await import(`../../../../${FOLDER}/${name}`);
    for (const value of Object.values(module)) {
      if (typeof value === 'object' && value !== null && 'tables' in value && 'reads' in value) {
        found.push(value as TabulatedFormat);
      }
    }
  }
  return found;
}

describe('the registry of formats', () => {
  it('lists every format of the folder, under the name and for the files that it gives itself', async () => {
    const own = await formatsOfFolder();
    const outline = (formats: readonly TabulatedFormat[]) =>
      formats
        .map(({ id, reads }) => ({ id, reads: [...reads].sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(own.length).toBeGreaterThan(5);
    expect(outline(TABULATED_FORMATS)).toEqual(outline(own));
  });
});
