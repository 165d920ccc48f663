import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseReader } from '../../src/ingest/case-reader';
import { propose } from '../../src/ingest/propose';
import { sharedPath } from '../support/shared-data';
import { campaignSize } from './size';

const corpora = sharedPath('corpora');
const MOST_FILES = campaignSize(300, Number.POSITIVE_INFINITY);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Every file of every corpus, spread over all of them where only a sample is asked for. */
function sampled(files: readonly string[]): string[] {
  const step = Math.max(1, Math.ceil(files.length / MOST_FILES));
  return files.filter((_, index) => index % step === 0);
}

describe.skipIf(corpora === null)('files that others made', () => {
  let unpacked = '';
  beforeAll(() => {
    const archive = join(corpora ?? '', 'pollock_half.tar.xz');
    if (!existsSync(archive)) return;
    unpacked = mkdtempSync(join(tmpdir(), 'shirong-pollock-'));
    const made = spawnSync('tar', ['-xJf', archive, '-C', unpacked]);
    if (made.status !== 0) console.log('skipped: the Pollock archive needs tar with xz');
  });
  afterAll(() => {
    if (unpacked !== '') rmSync(unpacked, { recursive: true, force: true });
  });

  it('each gives a code, or rows and a report that adds up', () => {
    const files = sampled([...filesUnder(corpora ?? ''), ...(unpacked === '' ? [] : filesUnder(unpacked))]);
    expect(files.length).toBeGreaterThan(20);
    let read = 0;
    for (const path of files) {
      const bytes = new Uint8Array(readFileSync(path));
      const proposed = propose(bytes.subarray(0, 1 << 20), path, bytes.length);
      if (!proposed.ok) {
        expect([path, proposed.error.code]).toEqual([path, expect.stringMatching(/^[a-z_]+$/)]);
        continue;
      }
      const reader = createCaseReader(proposed.value.recipe);
      let loaded = reader.push(bytes)?.rowCount ?? 0;
      const { batch, report } = reader.finish();
      loaded += batch?.rowCount ?? 0;
      expect([path, report.loaded + report.rejected + report.skipped]).toEqual([path, report.rowsIn]);
      expect([path, loaded]).toEqual([path, report.loaded]);
      read += 1;
    }
    console.log(`${files.length} files, ${read} read as tables`);
  });
});
