import type { Indicator } from '../../domain/indicator';
import { byHand } from '../scores/score-parts';

/** 南通 街道长效: 系统 and two parts, all by hand (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'nantong_street_score',
  group: 'score',
  order: 5,
  kind: 'score',
  parts: [byHand('system', 40), byHand('site', 40), byHand('duties', 20)],
};
