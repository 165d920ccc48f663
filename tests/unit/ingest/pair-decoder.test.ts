import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPairDecoder, type PairEncoding } from '../../../src/ingest/pair-decoder';

const ENCODINGS: readonly PairEncoding[] = ['gb18030', 'big5'];

/** The plain way: the platform's decoder, then its encoder. */
function plainly(encoding: PairEncoding, bytes: Uint8Array): Buffer {
  return Buffer.from(new TextEncoder().encode(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)));
}

describe.each(ENCODINGS)('%s to UTF-8', (encoding) => {
  const decode = createPairDecoder(encoding);
  const same = (bytes: Uint8Array) =>
    Buffer.compare(Buffer.from(decode(bytes)), plainly(encoding, bytes)) === 0;

  it('is what the platform gives for every pair of bytes, alone, in text and at the end', () => {
    const wrong: string[] = [];
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const pair = [first, second];
        if (!same(Uint8Array.from(pair)) || !same(Uint8Array.from([0x61, ...pair, 0x2c, 0xb0, 0xa1, 0x0a]))) {
          wrong.push(pair.map((byte) => byte.toString(16)).join(' '));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is what the platform gives for four bytes, signs or none', () => {
    const lead = fc.integer({ min: 0x80, max: 0xff });
    const digit = fc.integer({ min: 0x2e, max: 0x3b });
    const four = fc.tuple(lead, digit, lead, digit).map((bytes) => [...bytes]);
    const some = fc.array(fc.oneof(four, fc.constantFrom([0xb0, 0xa1], [0x2c], [0x0a], [0x41])), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, (parts) => same(Uint8Array.from(parts.flat()))),
      { numRuns: 2000 },
    );
  });

  it('is what the platform gives for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => same(bytes)),
      { numRuns: 3000 },
    );
  });

  it('makes room for as many replacement signs as there are bytes', () => {
    expect(same(new Uint8Array(5000).fill(0xff))).toBe(true);
    expect(same(Uint8Array.from({ length: 6000 }, (_, i) => (i % 2 === 0 ? 0xff : 0x2c)))).toBe(true);
  });
});
