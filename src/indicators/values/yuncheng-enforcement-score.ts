import type { Indicator } from '../../domain/indicator';
import { byHand, yunchengSystem } from '../scores/score-parts';

/** 运城 执法队: 系统考核分 × 0.7 and two parts by hand (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'yuncheng_enforcement_score',
  group: 'score',
  order: 3,
  kind: 'score',
  parts: [yunchengSystem(70), byHand('team', 15), byHand('street', 15)],
};
