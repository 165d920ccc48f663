import type { Indicator } from '../../domain/indicator';
import { byHand, yunchengSystem } from '../scores/score-parts';

/** 运城 环卫 (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'yuncheng_sanitation_score',
  group: 'score',
  order: 4,
  kind: 'score',
  parts: [yunchengSystem(30), byHand('single_waste', 30), byHand('centre', 40)],
};
