import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '../../../src/domain/formula-guard';

const CORPUS = '../shared/corpora/dirty-zh/formula_injection.csv';

/** Few characters, the ones that matter. */
const nasty = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '1', '.', 'e', ' ', 'A', '中'),
  maxLength: 8,
});

function evaluated(text: string): boolean {
  return '=+-@\t\r'.includes(text[0] ?? 'x') && !Number.isFinite(Number(text.trim() === text ? text : 'x'));
}

describe('the formula guard', () => {
  it('is taken away exactly', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        expect(unguard(guard(text))).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves nothing that a spreadsheet would evaluate, and adds at most one apostrophe', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const guarded = guard(text);
        expect(evaluated(guarded)).toBe(false);
        expect([text, `'${text}`]).toContain(guarded);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['-5', '-5'],
    ['+3.25e-7', '+3.25e-7'],
    ['-.5', '-.5'],
    ['-', "'-"],
    ['+86 13800000000', "'+86 13800000000"],
    ['=1+1', "'=1+1"],
    ["'=1+1", "''=1+1"],
    ["'-5", "''-5"],
    ["'quoted'", "'quoted'"],
    ['\t=1', "'\t=1"],
    ['@所有人', "'@所有人"],
    ['１', '１'],
    ['', ''],
  ])('%j becomes %j', (text, guarded) => {
    expect(guard(text)).toBe(guarded);
  });

  it('keeps the 29 strings of the corpus', (context) => {
    if (!existsSync(CORPUS)) {
      console.log(`${CORPUS} is not here: skipped`);
      return context.skip();
    }
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(CORPUS));
    const strings = [...text.matchAll(/^\d+,(?:"((?:[^"]|"")*)"|([^\r\n]*))\r?$/gm)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    );
    expect(strings).toHaveLength(29);
    for (const string of strings) {
      expect(unguard(guard(string))).toBe(string);
      expect(evaluated(guard(string))).toBe(false);
    }
  });
});
