import { describe, expect, it } from 'vitest';
import { createByteDictionary } from '../../../src/ingest/byte-dictionary';
import { readCases, utf8 } from './read-cases';

describe('byte dictionary', () => {
  it('numbers distinct values as a Map does, also when it grows', () => {
    const dictionary = createByteDictionary();
    const reference = new Map<string, number>();
    let seed = 12345;
    for (let i = 0; i < 60_000; i++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const text = '值'.repeat(seed % 3) + String(seed % 9973);
      const bytes = utf8(`,${text},`);
      const view = new DataView(bytes.buffer);
      const wanted = reference.get(text) ?? reference.size;
      reference.set(text, wanted);
      const got = dictionary.indexOf(bytes, view, 1, bytes.length - 1);
      if (got !== wanted) expect(got).toBe(wanted);
    }
    expect(dictionary.size()).toBe(reference.size);
  });
});

describe('case identity', () => {
  it('finds every duplicate among many ids, and nothing else', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${(i * 7919) % 20_011},${i % 2}`);
    const { report, columns } = readCases(utf8(`id,class\n${rows.join('\n')}\n`), {
      format: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      headerLine: 1,
      headers: ['id', 'class'],
      mapping: { case_id: 0, major: 1 },
    });
    const first = new Map<string, string>();
    const counts = { exact: 0, conflict: 0 };
    for (const row of rows) {
      const id = row.split(',')[0]!;
      const before = first.get(id);
      if (before === undefined) first.set(id, row);
      else counts[before === row ? 'exact' : 'conflict']++;
    }
    expect(report).toMatchObject({ loaded: first.size, skipped: counts.exact, rejected: counts.conflict });
    expect(new Set(columns.case_id).size).toBe(first.size);
    expect(counts.conflict).toBeGreaterThan(0);
  });
});
