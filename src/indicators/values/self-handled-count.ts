import type { Indicator } from '../../domain/indicator';

/** 自行处置数 (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'self_handled_count',
  group: 'quality',
  order: 7,
  kind: 'count',
  of: 'self_handled',
};
