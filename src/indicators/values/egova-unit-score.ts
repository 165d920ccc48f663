import type { Indicator } from '../../domain/indicator';
import { rate, rateLeft } from '../scores/score-parts';

/** 部门综合指标 of eGova (domain facts §4.3), with 返工 ÷ 应结案. */
export const indicator: Indicator = {
  id: 'egova_unit_score',
  group: 'score',
  order: 1,
  kind: 'score',
  parts: [
    rate('disposal_in_time', 60, 'disposed_in_time', 'should_dispose'),
    rate('closing', 30, 'closed', 'should_close'),
    rateLeft('no_rework', 10, 'rework', 'should_close'),
  ],
};
