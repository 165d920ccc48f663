import type { Indicator } from '../../domain/indicator';

/** 超期未处置数 (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'overdue_undisposed_count',
  group: 'disposal',
  order: 3,
  kind: 'count',
  of: 'overdue_undisposed',
};
