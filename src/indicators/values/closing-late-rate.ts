import type { Indicator } from '../../domain/indicator';

/** 超期结案率: 超期结案 ÷ 应结案 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_late_rate',
  group: 'closing',
  order: 3,
  kind: 'ratio',
  numerator: 'closed_late',
  denominator: 'should_close',
};
