import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordFault } from '../../../../src/ingest/formats/biff-records';
import { oldWorkbook } from '../../../../src/ingest/formats/old-workbook';
import { sharedPath } from '../shared-files';

const BOF = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
const EOF = [0x0a, 0, 0, 0];
const stream = (...records: readonly (readonly number[])[]) => Uint8Array.from([BOF, ...records, EOF].flat());

describe('records of a BIFF stream', () => {
  it('that a reader comes to the end of have no fault', () => {
    expect(recordFault(stream([0x17, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(recordFault(Uint8Array.from([0x50, 0x4b, 3, 4, 0x17, 0, 0, 0]))).toBeNull();
    expect(recordFault(new Uint8Array(3))).toBeNull();
  });

  it('with a list of sheets that has no count are found', () => {
    expect(recordFault(stream([0x17, 0, 0, 0]))).toBe('ExternSheet');
    expect(recordFault(stream([0x42, 0, 2, 0, 0x17, 0], [0x17, 0, 1, 0, 3]))).toBe('ExternSheet');
  });

  it('are refused by name, also without a container, before a reader loops over them', async () => {
    const file = new Blob([stream([0x17, 0, 0, 0])]);
    expect(await oldWorkbook.tables(file, new AbortController().signal)).toEqual({
      ok: false,
      error: { code: 'damaged_file', detail: { reason: 'ExternSheet' } },
    });
  });

  it('of a real workbook whose list of sheets lost its count are refused too', async () => {
    const folder = sharedPath('corpora/sheetjs');
    if (folder === null) return;
    let found = 0;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.xls')) continue;
      const bytes = Uint8Array.from(readFileSync(join(folder, name)));
      const at = externSheetOf(bytes);
      if (at < 0) continue;
      found += 1;
      bytes.fill(0, at + 2, at + 4);
      const tables = await oldWorkbook.tables(new Blob([bytes]), new AbortController().signal);
      expect([name, tables.ok ? null : tables.error.code]).toEqual([name, 'damaged_file']);
    }
    expect(found).toBeGreaterThan(0);
  });
});

/** One reference to the workbook itself, as nearly every file has it: type, length 8, count 1. */
function externSheetOf(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf(Buffer.from([0x17, 0, 8, 0, 1, 0]));
}
