import type { Indicator } from '../../domain/indicator';

/** 立案率: 立案 ÷ 上报 (达州, domain facts §4.2); 郑州 divides by 受理, which files do not tell. */
export const indicator: Indicator = {
  id: 'filing_rate',
  group: 'flow',
  order: 1,
  kind: 'ratio',
  numerator: 'filed',
  denominator: 'reported',
};
