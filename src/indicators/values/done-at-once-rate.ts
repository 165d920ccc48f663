import type { Indicator } from '../../domain/indicator';

/** 一次完成率: 1 − 返工率 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'done_at_once_rate',
  group: 'quality',
  order: 3,
  kind: 'ratio',
  numerator: 'rework',
  denominator: 'should_close',
  complement: true,
};
