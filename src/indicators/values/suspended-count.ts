import type { Indicator } from '../../domain/indicator';

/** 挂账数 (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'suspended_count',
  group: 'quality',
  order: 5,
  kind: 'count',
  of: 'suspended',
};
