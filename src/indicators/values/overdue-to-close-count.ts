import type { Indicator } from '../../domain/indicator';

/** 超期未结案数 (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'overdue_to_close_count',
  group: 'closing',
  order: 4,
  kind: 'count',
  of: 'overdue_to_close',
};
