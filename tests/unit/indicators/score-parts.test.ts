import { describe, expect, it } from 'vitest';
import { EMPTY_SCORE_BOOK, type ScoreBook, type ScoreIndicator } from '../../../src/domain/indicator';
import { INDICATORS } from '../../../src/indicators/registry';
import { roundHalfUp } from '../../../src/indicators/rounding';
import { scoreParts, scorePoints } from '../../../src/indicators/scores/weighted-score';
import { parseScoreBook, storedScoreBook } from '../../../src/session/score-book';

function pointsOf(id: string, counts: Readonly<Record<string, number>>, book: ScoreBook = EMPTY_SCORE_BOOK) {
  const score = INDICATORS.find((one): one is ScoreIndicator => one.kind === 'score' && one.id === id)!;
  const points = scorePoints(scoreParts(score, (fact) => counts[fact] ?? 0, book));
  return points === null ? null : roundHalfUp(points);
}

/** 应结案100, 结案96, 超时6, 延期4, 返工2 (domain facts §4.3). */
const YUNCHENG = { should_close: 100, closed: 96, overdue: 6, delayed: 4, rework: 2 };

describe('scores from their parts (domain facts §4.3)', () => {
  it('eGova: 0.90, 0.96, 0.02 give 92.6', () => {
    const counts = { disposed_in_time: 90, should_dispose: 100, closed: 96, should_close: 100, rework: 2 };
    expect(pointsOf('egova_unit_score', counts)).toBe(92.6);
  });

  it('运城: 93.32, and as seven tenths of the enforcement score', () => {
    expect(pointsOf('yuncheng_system_score', YUNCHENG)).toBe(93.32);
    const byHand = { yuncheng_enforcement_score: { team: 100, street: 80 } };
    expect(pointsOf('yuncheng_enforcement_score', YUNCHENG, { weights: {}, byHand })).toBe(
      roundHalfUp(93.32 * 0.7 + 15 + 12),
    );
    expect(pointsOf('yuncheng_enforcement_score', YUNCHENG)).toBeNull();
  });

  it('南通: 中兴街道, entered by hand, gives 94.91', () => {
    const byHand = { nantong_street_score: { system: 95.65, site: 93.73, duties: 95.8 } };
    expect(pointsOf('nantong_street_score', {}, { weights: {}, byHand })).toBe(94.91);
  });

  it('金华: full from its thresholds on, a point less for each per cent below, 0.2 a reworked case', () => {
    const byHand = { jinhua_score: { urgent: 100 } };
    const points = (closedInTime: number, closed: number, rework: number) =>
      pointsOf(
        'jinhua_score',
        { should_close_unsuspended: 100, closed_in_time: closedInTime, closed, rework },
        { weights: {}, byHand },
      );
    expect(points(70, 90, 0)).toBe(80);
    expect(points(65, 88, 0)).toBe(80 - 5 - 2);
    expect(points(99, 99, 3)).toBe(79.4);
  });

  it('takes changed weights, and forgets a part that weighs nothing', () => {
    const weights = { nantong_street_score: { duties: 0, system: 60 } };
    const byHand = { nantong_street_score: { system: 90, site: 80 } };
    expect(pointsOf('nantong_street_score', {}, { weights, byHand })).toBe(54 + 32);
  });

  it('has the points that its source gives it', () => {
    const wholes = Object.fromEntries(
      INDICATORS.filter((one): one is ScoreIndicator => one.kind === 'score').map(({ id, parts }) => [
        id,
        parts.filter(({ weight }) => weight > 0).reduce((sum, { weight }) => sum + weight, 0),
      ]),
    );
    expect(wholes).toEqual({
      egova_unit_score: 100,
      // 超期 counts 32 of 80 at most, so 132 in weights and 100 in points.
      yuncheng_system_score: 132,
      yuncheng_enforcement_score: 100,
      yuncheng_sanitation_score: 100,
      nantong_street_score: 100,
      xianning_month_score: 100,
      jinhua_score: 80,
      city_district_score: 100,
      yangzhou_district_score: 105,
    });
  });

  it('is kept, and refused where it is no book', () => {
    const book: ScoreBook = { weights: { a: { b: 1 } }, byHand: { a: { c: 99.5 } } };
    expect(parseScoreBook(storedScoreBook(book))).toEqual(book);
    for (const bad of [null, {}, { v: 1, weights: {}, byHand: { a: { b: -1 } } }, { v: 2, ...book }])
      expect(parseScoreBook(bad)).toBeNull();
    expect(parseScoreBook({ v: 1, weights: { a: { b: Number.NaN } }, byHand: {} })).toBeNull();
  });
});
