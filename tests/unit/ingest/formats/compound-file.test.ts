import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasEndlessChain } from '../../../../src/ingest/formats/compound-file';
import { sharedPath } from '../shared-files';

/** Header, one FAT sector, and as many sectors as it has chains for. */
function compoundFile(fat: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(512 * (2 + fat.length));
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + i * 4, i === 0 ? 0 : 0xffffffff, true);
  for (let i = 0; i < 128; i++) view.setUint32(512 + i * 4, fat[i] ?? 0xffffffff, true);
  return bytes;
}

const END = 0xfffffffe;

describe('sector chains', () => {
  it('that end are none that never do', () => {
    expect(hasEndlessChain(compoundFile([0xfffffffd, 2, 3, END, 5, END]))).toBe(false);
  });

  it('that come back to themselves are found, wherever they are entered', () => {
    expect(hasEndlessChain(compoundFile([0xfffffffd, 1]))).toBe(true);
    expect(hasEndlessChain(compoundFile([0xfffffffd, 2, 3, 4, 2]))).toBe(true);
    expect(hasEndlessChain(compoundFile([0xfffffffd, END, 4, END, 3, 6, 5]))).toBe(true);
  });

  it('of real workbooks all end', () => {
    const folders = ['corpora/sheetjs', 'corpora/easyexcel'].flatMap((name) => sharedPath(name) ?? []);
    for (const folder of folders) {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.xls')) continue;
        const bytes = new Uint8Array(readFileSync(join(folder, name)));
        if (bytes[0] === 0xd0) expect([name, hasEndlessChain(bytes)]).toEqual([name, false]);
      }
    }
  });
});
