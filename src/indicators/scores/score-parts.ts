import type { ScorePart } from '../../domain/indicator';
import { yunchengSystemScore } from './yuncheng-system';

type Count = (fact: string) => number;

/** numerator ÷ denominator. */
export function rate(id: string, weight: number, numerator: string, denominator: string): ScorePart {
  return {
    id,
    weight,
    facts: [numerator, denominator],
    share: (count) => over(count(numerator), count(denominator)),
  };
}

/** 1 − numerator ÷ denominator. */
export function rateLeft(id: string, weight: number, numerator: string, denominator: string): ScorePart {
  return {
    id,
    weight,
    facts: [numerator, denominator],
    share: (count) => over(count(denominator) - count(numerator), count(denominator)),
  };
}

/** All of the weight from the threshold on, one point less for each per cent below it. */
export function fullFrom(
  id: string,
  weight: number,
  threshold: number,
  numerator: string,
  denominator: string,
): ScorePart {
  return {
    id,
    weight,
    facts: [numerator, denominator],
    share: (count) => {
      const found = over(count(numerator), count(denominator));
      return found === null ? null : Math.max(0, 1 - (Math.max(0, threshold - found) * 100) / weight);
    },
  };
}

/** The weight for each case. */
export function cases(id: string, weight: number, fact: string): ScorePart {
  return { id, weight, facts: [fact], share: (count) => count(fact) };
}

/** Site visits, duties: no case file holds them. */
export function byHand(id: string, weight: number): ScorePart {
  return { id, weight, facts: [] };
}

const YUNCHENG_FACTS = ['should_close', 'closed', 'overdue', 'delayed', 'rework'] as const;

/** 按期 = max(0, 结案 − 超时) ÷ 应结案 (domain facts §4.3). */
export function yunchengInTime(weight: number): ScorePart {
  return {
    id: 'closing_in_time',
    weight,
    facts: YUNCHENG_FACTS.slice(0, 3),
    share: (count) => over(inTime(count), count('should_close')),
  };
}

export function yunchengLate(weight: number): ScorePart {
  return {
    id: 'closing_late',
    weight,
    facts: YUNCHENG_FACTS.slice(0, 3),
    share: (count) => over(count('closed') - inTime(count), count('should_close')),
  };
}

/** 系统考核分 as a part of a larger score. */
export function yunchengSystem(weight: number): ScorePart {
  return {
    id: 'system',
    weight,
    facts: YUNCHENG_FACTS,
    share: (count) => {
      const points = yunchengSystemScore({
        shouldClose: count('should_close'),
        closed: count('closed'),
        overdue: count('overdue'),
        delayed: count('delayed'),
        rework: count('rework'),
      });
      return points === null ? null : points / 100;
    },
  };
}

function inTime(count: Count): number {
  return Math.max(0, count('closed') - count('overdue'));
}

function over(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
