import type { Indicator } from '../../domain/indicator';
import { byHand, rate, rateLeft } from '../scores/score-parts';

/** 扬州 区: 105 points in all (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'yangzhou_district_score',
  group: 'score',
  order: 9,
  kind: 'score',
  parts: [
    rate('routine', 70, 'closed_in_time', 'should_close'),
    rateLeft('no_rework', 5, 'rework', 'should_close'),
    byHand('hotline', 5),
    byHand('special', 10),
    byHand('base', 10),
    byHand('events', 5),
  ],
};
