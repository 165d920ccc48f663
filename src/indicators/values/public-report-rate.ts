import type { Indicator } from '../../domain/indicator';

/** 公众举报率: 公众有效上报 ÷ 有效上报 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'public_report_rate',
  group: 'flow',
  order: 4,
  kind: 'ratio',
  numerator: 'public_valid_reported',
  denominator: 'valid_reported',
};
