import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinate, parsePair } from '../../../../src/ingest/place/coordinate-text';

describe('a coordinate in one cell', () => {
  it.each([
    ['120.596917', 120.596917],
    ['１２０．５', 120.5],
    ['120°35′48.9″', 120 + 35 / 60 + 48.9 / 3600],
    ['120度35分48.9秒', 120 + 35 / 60 + 48.9 / 3600],
    [`120°35'48.9"`, 120 + 35 / 60 + 48.9 / 3600],
    ['120:35:48.9', 120 + 35 / 60 + 48.9 / 3600],
    ['120°35.815′', 120 + 35.815 / 60],
    ['120.5°', 120.5],
    ['东经120度30分', 120.5],
    ['E120°30′', 120.5],
    ['120°30′E', 120.5],
    ['-0.5', -0.5],
    ['33°30′S', -33.5],
    ['西经70.25°', -70.25],
  ])('%s', (text, expected) => {
    expect(parseCoordinate(text).value).toBeCloseTo(expected, 10);
  });

  it.each(['', '-', '120°75′', '人民路12号', '120.5.3', '东经', '1:2:3:4'])('%s is none', (text) => {
    expect(parseCoordinate(text).value).toBeNaN();
  });

  it('reads back any angle written in degrees, minutes and seconds', () => {
    fc.assert(
      fc.property(
        fc.nat(179),
        fc.nat(59),
        fc.nat(59_999),
        fc.constantFrom('°′″', '度分秒', '°\'"'),
        (d, m, ms, marks) => {
          const [a, b, c] = marks;
          const text = `${d}${a}${m}${b}${(ms / 1000).toFixed(3)}${c}`;
          expect(parseCoordinate(text).value).toBeCloseTo(d + m / 60 + ms / 3_600_000, 9);
        },
      ),
    );
  });
});

describe('two coordinates in one cell', () => {
  it.each([
    ['116.39,39.9', [116.39, 39.9]],
    ['116.39，39.9', [116.39, 39.9]],
    ['(116.39; 39.9)', [116.39, 39.9]],
    ['[116.39, 39.9]', [116.39, 39.9]],
    ['116.39 39.9', [116.39, 39.9]],
    ['POINT(116.39 39.9)', [116.39, 39.9]],
    ['POINT Z (116.39 39.9 12)', [116.39, 39.9]],
    ['39.9,116.39', [39.9, 116.39]],
    ['北纬39.9，东经116.39', [116.39, 39.9]],
    ['39°54′N 116°23′24″E', [116.39, 39.9]],
    ['13522653.1,3641234.5', [13522653.1, 3641234.5]],
  ] as const)('%s', (text, [first, second]) => {
    const pair = parsePair(text);
    expect(pair?.[0]).toBeCloseTo(first, 9);
    expect(pair?.[1]).toBeCloseTo(second, 9);
  });

  it.each(['', '116.39', '中山路,12号', '1,2,3,4'])('%s is none', (text) => {
    expect(parsePair(text)).toBeNull();
  });
});
