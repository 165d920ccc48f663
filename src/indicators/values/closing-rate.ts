import type { Indicator } from '../../domain/indicator';

/** 结案率: 结案 ÷ 应结案, not 立案 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_rate',
  group: 'closing',
  order: 1,
  kind: 'ratio',
  numerator: 'closed',
  denominator: 'should_close',
};
