import type { Indicator } from '../../domain/indicator';

/** 超期未结案率: 超期未结案 ÷ 应处置 (inferred, domain facts §4.2). */
export const indicator: Indicator = {
  id: 'overdue_to_close_rate',
  group: 'closing',
  order: 6,
  kind: 'ratio',
  numerator: 'overdue_to_close',
  denominator: 'should_dispose',
};
