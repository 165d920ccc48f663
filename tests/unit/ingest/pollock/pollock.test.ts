import { describe, expect, it } from 'vitest';
import { readTexts } from '../read-texts';
import { pollockFiles } from './files';
import { type LoadedTable, pollockScore } from './score';

const files = pollockFiles();

function loadedByUs(bytes: Uint8Array): LoadedTable | null {
  const table = readTexts(bytes);
  // A file without a byte is answered by its name; there is nothing else to load.
  if (typeof table === 'string') return table === 'empty_file' ? { headers: [], rows: [] } : null;
  return table;
}

describe.skipIf(files === null)('the Pollock benchmark, nothing told', () => {
  it('is scored on its half', () => {
    let simple = 0;
    let weighted = 0;
    let weights = 0;
    const lossy: [string, number, number][] = [];
    for (const { name, weight, bytes, wanted } of files!) {
      const score = pollockScore(wanted, loadedByUs(bytes));
      simple += score;
      weighted += score * weight;
      weights += weight;
      lossy.push([name, score, (10 - score) * weight]);
    }
    if (process.env.POLLOCK_LIST) {
      const fs = lossy.sort((a, b) => b[2] - a[2]).slice(0, 25);
      for (const one of fs) console.log(one.join(' '));
      console.log('---');
      for (const one of lossy.sort((a, b) => a[1] - b[1]).slice(0, 60)) console.log(one.join(' '));
    }
    console.log(
      `Pollock, ${files!.length} files: simple ${(simple / files!.length).toFixed(3)}, weighted ${(weighted / weights).toFixed(3)}`,
    );
    expect(simple / files!.length).toBeGreaterThanOrEqual(9.8);
    expect(weighted / weights).toBeGreaterThanOrEqual(9.4);
  });
});
