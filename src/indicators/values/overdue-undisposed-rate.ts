import type { Indicator } from '../../domain/indicator';

/** 超期未处置率: 超期未处置 ÷ 应处置 (inferred, domain facts §4.2). */
export const indicator: Indicator = {
  id: 'overdue_undisposed_rate',
  group: 'disposal',
  order: 4,
  kind: 'ratio',
  numerator: 'overdue_undisposed',
  denominator: 'should_dispose',
};
