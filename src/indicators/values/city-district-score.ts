import type { Indicator } from '../../domain/indicator';
import { byHand, rate } from '../scores/score-parts';

/** 某市 区政府: 按时结案 ÷ 应结案 × 60, 督办 10, the rest by hand (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'city_district_score',
  group: 'score',
  order: 8,
  kind: 'score',
  parts: [
    rate('closing_in_time', 60, 'closed_in_time', 'should_close'),
    byHand('supervised', 10),
    byHand('other', 30),
  ],
};
