import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../src/domain/formula-guard';
import { createCellBytes } from '../../../src/export/cell-bytes';
import { timeText } from '../../../src/export/time-text';

const decoded = (write: (out: ReturnType<typeof createCellBytes>) => void): string => {
  const out = createCellBytes();
  write(out);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.take());
};

describe('cells as bytes', () => {
  it('numbers are what the language writes', () => {
    const decimals = fc
      .tuple(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.integer({ min: 0, max: 8 }))
      .map(([digits, places]) => Number(`${digits}e-${places}`));
    fc.assert(
      fc.property(fc.oneof(fc.double(), decimals, fc.integer()), (value) => {
        expect(decoded((out) => out.number(value))).toBe(String(value));
      }),
      { numRuns: 2000 },
    );
    for (const value of [
      0,
      -0,
      0.1 + 0.2,
      1e-6,
      1e-7,
      999_999_999.999999,
      1e9,
      1e21,
      -114.398083,
      NaN,
      Infinity,
    ])
      expect(decoded((out) => out.number(value))).toBe(String(value));
  });

  it('times are what the text of a time is', () => {
    const moments = fc.oneof(
      fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }).map((seconds) => seconds * 1000),
      fc.integer({ min: -1e13, max: 1e13 }),
    );
    fc.assert(
      fc.property(moments, (milliseconds) => {
        expect(decoded((out) => out.time(milliseconds))).toBe(timeText(milliseconds));
      }),
      { numRuns: 2000 },
    );
  });

  it('texts are written as they are where they need no quotes and no guard, and not at all where they do', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '=', "'", '案', '𠮷', 'é', '-') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const needs = /[",\r\n]/.test(text) || /^['=+\-@\t\r]/.test(text);
        const out = createCellBytes();
        expect(out.plain(text)).toBe(!needs);
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.take())).toBe(
          needs ? '' : Buffer.from(text).toString(),
        );
        if (!needs) expect(guard(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('grow past their first room, and are empty when taken', () => {
    const out = createCellBytes();
    const line = '城'.repeat(1000);
    for (let i = 0; i < 100; i++) {
      out.text(line);
      out.plain(line);
      out.bytes(Uint8Array.of(0x2c));
      out.number(i);
    }
    const expected = Array.from({ length: 100 }, (_, i) => `${line}${line},${i}`).join('');
    expect(new TextDecoder().decode(out.take())).toBe(expected);
    expect(out.length()).toBe(0);
  });
});
