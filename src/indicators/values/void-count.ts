import type { Indicator } from '../../domain/indicator';

/** 作废数 (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'void_count',
  group: 'quality',
  order: 6,
  kind: 'count',
  of: 'void',
};
