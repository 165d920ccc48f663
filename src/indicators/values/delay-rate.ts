import type { Indicator } from '../../domain/indicator';

/** 延期率: 延期 ÷ 应结案 (郑州, domain facts §4.2). */
export const indicator: Indicator = {
  id: 'delay_rate',
  group: 'quality',
  order: 4,
  kind: 'ratio',
  numerator: 'delayed',
  denominator: 'should_close',
};
