import type { Indicator } from '../../domain/indicator';
import { egovaUnitScore } from '../scores/egova-unit';

/** 部门综合指标 of eGova (domain facts §4.3), with 返工 ÷ 应结案. */
export const indicator: Indicator = {
  id: 'egova_unit_score',
  group: 'score',
  order: 1,
  kind: 'score',
  facts: ['disposed_in_time', 'should_dispose', 'closed', 'should_close', 'rework'],
  points: (count) => {
    if (count('should_dispose') === 0 || count('should_close') === 0) return null;
    return egovaUnitScore({
      disposalInTimeRate: count('disposed_in_time') / count('should_dispose'),
      closingRate: count('closed') / count('should_close'),
      reworkRate: count('rework') / count('should_close'),
    });
  },
};
