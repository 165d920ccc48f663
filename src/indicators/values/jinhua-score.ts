import type { Indicator } from '../../domain/indicator';
import { byHand, cases, fullFrom } from '../scores/score-parts';

/** 金华: full points from a threshold on, one less for each per cent below; 返工 takes 0.2 a case (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'jinhua_score',
  group: 'score',
  order: 7,
  kind: 'score',
  parts: [
    fullFrom('closing_in_time_from_70', 50, 0.7, 'closed_in_time', 'should_close_unsuspended'),
    fullFrom('closing_from_90', 20, 0.9, 'closed', 'should_close_unsuspended'),
    byHand('urgent', 10),
    cases('rework_cases', -0.2, 'rework'),
  ],
};
