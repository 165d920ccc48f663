import type { Indicator } from '../../domain/indicator';

/** 返工率: 返工 ÷ 应结案, as 郑州 publishes it (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'rework_rate',
  group: 'quality',
  order: 1,
  kind: 'ratio',
  numerator: 'rework',
  denominator: 'should_close',
};
