import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniffEncoding } from '../../../src/ingest/encoding';
import { createTranscoder } from '../../../src/ingest/transcoder';
import { firstInvalidUtf8 } from '../../../src/ingest/utf8';
import { sharedFile, sharedPath } from './shared-files';

const FOLDERS = {
  GB2312: 'gb18030',
  Big5: 'big5',
  'utf-8': 'utf-8',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
} as const;

describe('encoding', () => {
  it.each(Object.entries(FOLDERS))('of every file in chardet-zh/%s is %s', (folder, encoding) => {
    const path = sharedPath(`corpora/chardet-zh/tests/${folder}`);
    if (!path) return;
    for (const name of readdirSync(path)) {
      const bytes = sharedFile(`corpora/chardet-zh/tests/${folder}/${name}`)!;
      expect([name, sniffEncoding(bytes, true).encoding]).toEqual([name, encoding]);
    }
  });

  it.each([
    ['corpora/dirty-zh/big5_traditional.csv', 'big5'],
    ['corpora/dirty-zh/gbk.csv', 'gb18030'],
    ['corpora/dirty-zh/utf16le_bom_tab.csv', 'utf-16le'],
    ['corpora/dirty-zh/utf16be_bom.csv', 'utf-16be'],
    ['corpora/dirty-zh/utf8_bom.csv', 'utf-8'],
    ['data/tainan_1999/cases_2018_big5.csv', 'big5'],
    ['data/tainan_1999/cases.csv', 'utf-8'],
  ])('of %s is %s', (path, encoding) => {
    const bytes = sharedFile(path);
    if (bytes)
      expect(sniffEncoding(bytes.subarray(0, 100_001), bytes.length <= 100_001).encoding).toBe(encoding);
  });

  it('stays UTF-8 where the head cuts a character, and where one cell is broken', () => {
    const text = new TextEncoder().encode('案件编号,描述\n'.repeat(50));
    for (let cut = 1; cut < 12; cut++) {
      expect(sniffEncoding(text.subarray(0, text.length - cut), false).encoding).toBe('utf-8');
    }
    text[100] = 0xff;
    expect(sniffEncoding(text, true).encoding).toBe('utf-8');
  });
});

describe('UTF-8 check', () => {
  const strict = (bytes: Uint8Array) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  };

  it('agrees with a strict decoder on every lead byte with every second byte', () => {
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (let second = 0x7f; second <= 0xc0; second++) {
        for (const rest of [[], [0x80], [0x80, 0x80], [0xbf, 0x41], [0x41]]) {
          const bytes = Uint8Array.from([lead, second, ...rest]);
          if (firstInvalidUtf8(bytes, 0, bytes.length) < 0 !== strict(bytes)) expect.fail(bytes.join());
        }
      }
    }
  });

  it('agrees with a strict decoder on any bytes', () => {
    const interesting = fc.constantFrom(
      ...[
        0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xe9, 0xec, 0xed,
      ],
      ...[0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
    );
    const pieces = fc.oneof(
      fc.array(interesting, { maxLength: 4 }),
      fc.constantFrom([0xe4, 0xb8, 0xad], [0xf0, 0x9f, 0x98, 0x80]),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
        const bytes = Uint8Array.from(parts.flat());
        expect(firstInvalidUtf8(bytes, 0, bytes.length) < 0).toBe(strict(bytes));
      }),
      { numRuns: 5000, seed: 20260708 },
    );
  });
});

describe('transcoder', () => {
  it('gives the same UTF-8 however the source is cut', () => {
    const sources = [
      [
        'utf-16le',
        [0xff, 0xfe, ...'案,1\n'.split('').flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])],
      ],
      ['gb18030', [0xb0, 0xb8, 0x2c, 0x81, 0x30, 0x84, 0x36, 0xff, 0x0a, 0xbc, 0xfe]],
      ['big5', [0xae, 0xd7, 0x2c, 0xa5, 0xf3, 0x0a]],
      ['utf-8', [0xef, 0xbb, 0xbf, 0xe6, 0xa1, 0x88]],
      ['utf-8', [0xef, 0xbb]],
    ] as const;
    for (const [encoding, source] of sources) {
      const whole = Buffer.from(source);
      const decoded =
        encoding === 'utf-8' && source.length === 2 ? null : new TextDecoder(encoding).decode(whole);
      for (let size = 1; size <= whole.length; size++) {
        const transcoder = createTranscoder(encoding);
        const parts: Uint8Array[] = [];
        for (let at = 0; at < whole.length; at += size)
          parts.push(transcoder.push(whole.subarray(at, at + size)));
        parts.push(transcoder.finish());
        const joined = Buffer.concat(parts);
        if (decoded === null) expect(Array.from(joined)).toEqual(source);
        else expect(joined.toString('utf-8')).toBe(decoded);
      }
    }
  });
});
