import type { Indicator } from '../../domain/indicator';

/** 结案率 of 金华: 结案 ÷ (应结案 − 缓办) (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_rate_unsuspended',
  group: 'closing',
  order: 7,
  kind: 'ratio',
  numerator: 'closed',
  denominator: 'should_close_unsuspended',
};
