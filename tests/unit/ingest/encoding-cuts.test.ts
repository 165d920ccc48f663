import { describe, expect, it } from 'vitest';
import { ENCODINGS, type Encoding } from '../../../src/domain/recipe';
import { sniffEncoding } from '../../../src/ingest/encoding';
import { encodeText } from '../../campaign/encode-text';
import { sharedFile, sharedPath } from './shared-files';

const FILES = [
  ...['gbk', 'title_preamble_totals', 'duplicate_ids', 'dates_mixed', 'unclosed_quote'].map(
    (name) => ['dirty-zh', `corpora/dirty-zh/${name}.csv`] as const,
  ),
  ['dirty-zh', 'corpora/dirty-zh/big5_traditional.csv'],
  ['dirty-zh', 'corpora/dirty-zh/html_pretending_gbk.xls'],
  ['yuncheng', 'data/classes/yuncheng_case_standards.csv'],
  ['tainan', 'data/tainan_1999/cases.csv'],
  ['tainan', 'data/tainan_1999/cases_2017_headerless.csv'],
  ['hangzhou', 'data/hangzhou_xihu/hangzhou_xihu_213_communities.geojson'],
] as const;

/** Stretches of a file that begin here and there, as lines of text. */
function stretches(text: string, lines: number): string[] {
  const all = text.split(/\r?\n/).filter((line) => /\p{Script=Han}/u.test(line) && line.length < 4000);
  const count = Math.min(40, Math.floor(all.length / lines));
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * (all.length - lines)) / Math.max(1, count - 1 || 1));
    return `${all.slice(from, from + lines).join('\n')}\n`;
  });
}

function encoded(text: string, encoding: Encoding, mark: boolean): Uint8Array | null {
  try {
    return encodeText(text, encoding, mark);
  } catch {
    // Simplified text has no Big5.
    return null;
  }
}

const present = sharedPath('corpora/dirty-zh') !== null && sharedPath('data/tainan_1999') !== null;

describe.skipIf(!present)('encodings of Chinese files that are cut short', () => {
  it.each([
    [1, 0.98],
    [5, 0.99],
    [20, 1],
  ])('%i lines: at least %f are told right', (lines, share) => {
    let right = 0;
    let all = 0;
    const wrong = new Map<string, number>();
    for (const [, path] of FILES) {
      const bytes = sharedFile(path);
      if (!bytes) continue;
      const text = new TextDecoder(sniffEncoding(bytes, true).encoding).decode(bytes);
      for (const stretch of stretches(text, lines)) {
        for (const encoding of ENCODINGS) {
          for (const mark of encoding.startsWith('utf') ? [true, false] : [false]) {
            const sample = encoded(stretch, encoding, mark);
            if (!sample) continue;
            all++;
            if (sniffEncoding(sample, true).encoding === encoding) right++;
            else {
              const key = `${path} ${encoding}${mark ? ' BOM' : ''}`;
              wrong.set(key, (wrong.get(key) ?? 0) + 1);
            }
          }
        }
      }
    }
    console.log(`${lines} lines: ${right} of ${all}`, ...wrong);
    expect(right / all).toBeGreaterThanOrEqual(share);
  });
});
