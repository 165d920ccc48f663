import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmptyMark } from '../../../../src/ingest/values/empty-mark';
import { parseFlag } from '../../../../src/ingest/values/flag';
import { parseNumberBytes, parseNumberText } from '../../../../src/ingest/values/number';
import { canonicalStatus } from '../../../../src/ingest/values/status';
import { utf8 } from '../read-cases';

const quick = (text: string) => {
  const bytes = utf8(text);
  return parseNumberBytes(bytes, 0, bytes.length);
};

describe('numbers', () => {
  it('are exactly what Number() makes of the same digits', () => {
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.nat({ max: 999_999 }),
        fc.nat(8),
      )
      .map(
        ([sign, whole, part, digits]) =>
          `${sign}${whole}${digits ? `.${String(part).padStart(6, '0').slice(0, digits)}` : ''}`,
      );
    fc.assert(
      fc.property(decimal, (text) => {
        expect(quick(text)).toBe(Number(text));
        expect(parseNumberText(text)).toBe(Number(text));
      }),
      { numRuns: 2000, seed: 20260706 },
    );
  });

  it('are read from any bytes only where Number() agrees', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.-+e, '), maxLength: 20 });
    fc.assert(
      fc.property(text, (raw) => {
        const value = quick(raw);
        if (!Number.isNaN(value)) expect(value).toBe(Number(raw));
      }),
      { numRuns: 3000, seed: 20260707 },
    );
  });

  it('are never rounded on the way: long ones are left to Number()', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 13, maxLength: 19 });
    fc.assert(
      fc.property(digits, fc.nat(12), (text, point) => {
        for (const raw of [text, `${text.slice(0, point)}.${text.slice(point)}`]) {
          const value = quick(raw);
          if (!Number.isNaN(value)) expect(value).toBe(Number(raw));
        }
      }),
      { numRuns: 2000, seed: 20260714 },
    );
    expect(quick('123456789012345')).toBe(123456789012345);
    expect(quick('9007199254740993')).toBeNaN();
    expect(parseNumberText('9007199254740993')).toBe(9007199254740992);
  });

  it.each([
    ['１２０．５', 120.5],
    ['1,234.5', 1234.5],
    ['１，２３４', 1234],
    [' 30 ', 30],
    ['1e3', 1000],
    ['1,23', Number.NaN],
    ['12.5m', Number.NaN],
    ['', Number.NaN],
    ['.', Number.NaN],
    ['Infinity', Number.NaN],
    ['0x10', Number.NaN],
    ['1e999', Number.NaN],
  ])('%s is %d', (text, expected) => {
    expect(parseNumberText(text)).toBe(expected);
  });
});

describe('words', () => {
  it('flags', () => {
    for (const yes of ['是', '√', '1', 'Y', 'TRUE', '１', '超时']) expect(parseFlag(yes)).toBe(1);
    for (const no of ['否', '×', '0', 'n', 'False', '未超期', '正常']) expect(parseFlag(no)).toBe(0);
    expect(parseFlag('也许')).toBeNaN();
  });

  it('empty marks', () => {
    for (const mark of ['', '-', '——', '…', '暂无', '无', 'NULL', 'NaN', 'N/A', '无位置描述'])
      expect(isEmptyMark(mark)).toBe(true);
    for (const text of ['--', '0', '无名路', '?', '_']) expect(isEmptyMark(text)).toBe(false);
  });

  it('states', () => {
    expect(canonicalStatus('[办结]')).toBe('closed');
    expect(canonicalStatus('[作废]')).toBe('void');
    expect(canonicalStatus(' 已结案 ')).toBe('closed');
    expect(canonicalStatus('待受理')).toBe('pending');
    expect(canonicalStatus('专业部门')).toBe('processing');
    expect(canonicalStatus('In Progress')).toBe('processing');
    expect(canonicalStatus('挂账')).toBe('suspended');
    expect(canonicalStatus('在路上')).toBe('unknown');
  });
});
