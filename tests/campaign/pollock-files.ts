import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedPath } from '../unit/ingest/shared-files';
import type { WantedTable } from './pollock-score';

export interface PollockFile {
  readonly name: string;
  readonly weight: number;
  readonly bytes: Uint8Array;
  readonly wanted: WantedTable;
}

/** The half of the benchmark that lies beside the project; null where it is absent or cannot be unpacked. */
export function pollockFiles(): readonly PollockFile[] | null {
  const archive = sharedPath('corpora/pollock_half.tar.xz');
  if (archive === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'shirong-pollock-'));
  try {
    if (spawnSync('tar', ['-xJf', archive, '-C', folder]).status !== 0) {
      console.log('skipped: unpacking the Pollock archive needs tar with xz');
      return null;
    }
    const root = join(folder, 'pollock');
    const weights = JSON.parse(readFileSync(join(root, 'weights.json'), 'utf8')) as Record<string, number>;
    return readdirSync(join(root, 'csv'))
      .sort()
      .map((name) => ({
        name,
        weight: weights[name]!,
        bytes: new Uint8Array(readFileSync(join(root, 'csv', name))),
        wanted: wantedTable(name, readFileSync(join(root, 'clean', name), 'utf8')),
      }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The clean files say nothing of their header: the one without says so in its name. */
function wantedTable(name: string, clean: string): WantedTable {
  const records = cleanRecords(clean);
  const named = !name.includes('no_header');
  return named
    ? { named, headers: records[0] ?? [], rows: records.slice(1) }
    : { named, headers: [], rows: records };
}

/** The clean files quote every cell, so that this independent reading is enough. */
function cleanRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, cell, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r?\n|$)/g)) {
    record.push(cell!.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
