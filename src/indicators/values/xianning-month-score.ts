import type { Indicator } from '../../domain/indicator';
import { byHand } from '../scores/score-parts';

/** 咸宁 月度综合评价 (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'xianning_month_score',
  group: 'score',
  order: 6,
  kind: 'score',
  parts: [byHand('city_management', 90), byHand('red_property', 10)],
};
