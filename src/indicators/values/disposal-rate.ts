import type { Indicator } from '../../domain/indicator';

/** 处置率: 处置 ÷ 应处置 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'disposal_rate',
  group: 'disposal',
  order: 1,
  kind: 'ratio',
  numerator: 'disposed',
  denominator: 'should_dispose',
};
