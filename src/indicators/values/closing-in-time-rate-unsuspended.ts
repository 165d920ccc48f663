import type { Indicator } from '../../domain/indicator';

/** 按期结案率 of 金华: 按期结案 ÷ (应结案 − 缓办) (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_in_time_rate_unsuspended',
  group: 'closing',
  order: 8,
  kind: 'ratio',
  numerator: 'closed_in_time',
  denominator: 'should_close_unsuspended',
};
