import type { Indicator } from '../../domain/indicator';

/** 派遣率: 派遣 ÷ 立案 (郑州, domain facts §4.2). */
export const indicator: Indicator = {
  id: 'dispatch_rate',
  group: 'flow',
  order: 2,
  kind: 'ratio',
  numerator: 'dispatched',
  denominator: 'filed',
};
