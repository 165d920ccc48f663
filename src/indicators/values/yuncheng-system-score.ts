import type { Indicator } from '../../domain/indicator';
import { yunchengSystemScore } from '../scores/yuncheng-system';

/** 系统考核分 of 运城 (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'yuncheng_system_score',
  group: 'score',
  order: 2,
  kind: 'score',
  facts: ['should_close', 'closed', 'overdue', 'delayed', 'rework'],
  points: (count) =>
    yunchengSystemScore({
      shouldClose: count('should_close'),
      closed: count('closed'),
      overdue: count('overdue'),
      delayed: count('delayed'),
      rework: count('rework'),
    }),
};
