import type { Indicator } from '../../domain/indicator';

/** 返工率 of eGova: 返工 ÷ 经过处置 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'rework_rate_of_disposed',
  group: 'quality',
  order: 2,
  kind: 'ratio',
  numerator: 'rework',
  denominator: 'disposed',
};
