import type { Indicator } from '../../domain/indicator';

/** 按期结案率: 按期结案 ÷ 应结案 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_in_time_rate',
  group: 'closing',
  order: 2,
  kind: 'ratio',
  numerator: 'closed_in_time',
  denominator: 'should_close',
};
