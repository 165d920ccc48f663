import type { Indicator } from '../../domain/indicator';

/** 超期处置率: 超期处置 ÷ 应处置 (domain facts §4.1, formula inferred). */
export const indicator: Indicator = {
  id: 'disposal_late_rate',
  group: 'disposal',
  order: 5,
  kind: 'ratio',
  numerator: 'disposed_late',
  denominator: 'should_dispose',
};
