import type { Indicator } from '../../domain/indicator';

/** 有效上报率: 有效上报 ÷ 上报 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'valid_report_rate',
  group: 'flow',
  order: 3,
  kind: 'ratio',
  numerator: 'valid_reported',
  denominator: 'reported',
};
