import { describe, expect, it } from 'vitest';
import { changeSince, spanBefore, spanLastYear } from '../../../src/domain/period-change';
import { percent, roundHalfUp } from '../../../src/indicators/rounding';
import { egovaUnitScore } from '../../../src/indicators/scores/egova-unit';
import { WEIGHTED_PRESETS, weightedScore } from '../../../src/indicators/scores/weighted-presets';
import { yunchengSystemScore } from '../../../src/indicators/scores/yuncheng-system';

describe('figures that bureaus published with their numbers (domain facts §4.2)', () => {
  it.each([
    ['立案率 郑州', 51_229, 51_571, 99.34],
    ['立案率 达州', 219, 220, 99.55],
    ['派遣率 郑州', 49_151, 51_229, 95.94],
    ['处置率', 532, 647, 82.23],
    ['处置率', 3537, 3560, 99.35],
    ['结案率 郑州', 43_523, 52_434, 83.01],
    ['结案率', 911, 972, 93.72],
    ['结案率', 15_300, 15_308, 99.95],
    ['按期结案率 郑州', 40_394, 52_434, 77.04],
    ['按期结案率', 737, 972, 75.82],
    ['按期结案率', 1222, 1378, 88.68],
    ['按期结案率', 15_289, 15_308, 99.88],
    ['返工率 郑州', 276, 52_434, 0.53],
    ['返工率 郑州', 274, 18_086, 1.51],
    ['延期率 郑州', 101, 18_086, 0.56],
    ['咸宁 背街小巷', 242, 1045, 23.16],
    ['咸宁 人行道秩序', 239, 1045, 22.87],
  ] as const)('%s: %i of %i', (_, numerator, denominator, expected) => {
    expect(percent(numerator, denominator)).toBe(expected);
  });

  it('tells the denominators apart: over 立案 the published rates would be others', () => {
    expect(percent(276, 51_229)).toBe(0.54);
  });

  it.each([
    [19_117, 24_575, -22.21],
    [19_117, 16_788, 13.87],
  ])('%i against %i', (current, previous, expected) => {
    expect(roundHalfUp((changeSince(current, previous) ?? 0) * 100)).toBe(expected);
  });
});

describe('composite scores with their published examples (domain facts §4.3)', () => {
  it('eGova 部门综合指标', () => {
    const points = egovaUnitScore({ disposalInTimeRate: 0.9, closingRate: 0.96, reworkRate: 0.02 });
    expect(roundHalfUp(points)).toBe(92.6);
  });

  it('运城 系统考核分', () => {
    const counts = { shouldClose: 100, closed: 96, overdue: 6, delayed: 4, rework: 2 };
    expect(roundHalfUp(yunchengSystemScore(counts)!)).toBe(93.32);
    expect(yunchengSystemScore({ ...counts, shouldClose: 0 })).toBeNull();
  });

  it('运城: more late ones than closed leave none closed in time', () => {
    const counts = { shouldClose: 10, closed: 4, overdue: 6, delayed: 0, rework: 0 };
    expect(roundHalfUp(yunchengSystemScore(counts)!)).toBe(32.8);
  });

  it('南通 街道长效, 中兴街道', () => {
    const points = weightedScore('nantong_street', { system: 95.65, site: 93.73, duties: 95.8 });
    expect(roundHalfUp(points)).toBe(94.91);
  });

  it('weighs every preset to one', () => {
    for (const [name, weights] of Object.entries(WEIGHTED_PRESETS)) {
      const sum = Object.values<number>(weights).reduce((total, weight) => total + weight, 0);
      expect(sum, name).toBeCloseTo(1, 12);
    }
  });
});

describe('rounding', () => {
  it.each([
    [1, 800, 0.13],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [0, 5, 0],
    [5, 5, 100],
    [9_999_999, 10_000_000, 100],
  ])('%i of %i is %f per cent', (numerator, denominator, expected) => {
    expect(percent(numerator, denominator)).toBe(expected);
  });

  it('has no rate over nothing', () => {
    expect(percent(0, 0)).toBeNull();
    expect(changeSince(3, 0)).toBeNull();
  });

  it.each([
    [1.005, 1.01],
    [0.125, 0.13],
    [-0.125, -0.13],
    [2.675, 2.68],
    [94.912, 94.91],
    [0, 0],
  ])('%f to %f', (value, expected) => {
    expect(roundHalfUp(value)).toBe(expected);
  });
});

describe('periods to compare with', () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

  it('is the equally long one before, and the same dates last year', () => {
    const week = { from: day('2026-03-09'), to: day('2026-03-16') };
    expect(spanBefore(week)).toEqual({ from: day('2026-03-02'), to: day('2026-03-09') });
    expect(spanLastYear(week)).toEqual({ from: day('2025-03-09'), to: day('2025-03-16') });
    expect(spanLastYear({ from: day('2024-02-29'), to: day('2024-03-01') }).from).toBe(day('2023-02-28'));
  });

  it('has no per cent where there were few before', () => {
    expect([changeSince(50, 9), changeSince(50, 10)]).toEqual([null, 4]);
  });
});
