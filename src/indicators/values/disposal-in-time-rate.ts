import type { Indicator } from '../../domain/indicator';

/** 按期处置率: 按期处置 ÷ 应处置 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'disposal_in_time_rate',
  group: 'disposal',
  order: 2,
  kind: 'ratio',
  numerator: 'disposed_in_time',
  denominator: 'should_dispose',
};
