import type { Indicator } from '../../domain/indicator';
import { rateLeft, yunchengInTime, yunchengLate } from '../scores/score-parts';

/** 系统考核分 of 运城: (按期×100 + 超期×40)×0.8 + … over 应结案 (domain facts §4.3). */
export const indicator: Indicator = {
  id: 'yuncheng_system_score',
  group: 'score',
  order: 2,
  kind: 'score',
  parts: [
    yunchengInTime(80),
    yunchengLate(32),
    rateLeft('no_delay', 10, 'delayed', 'should_close'),
    rateLeft('no_rework', 10, 'rework', 'should_close'),
  ],
};
