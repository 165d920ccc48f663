import type { Indicator } from '../../domain/indicator';

/** 未结案率: 未结案 ÷ 上报 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'unclosed_rate',
  group: 'closing',
  order: 5,
  kind: 'ratio',
  numerator: 'to_close',
  denominator: 'reported',
};
