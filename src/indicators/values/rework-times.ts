import type { Indicator } from '../../domain/indicator';

/** 返工次数: multi_rework_num, times where 返工数 counts cases (domain facts §4.1). */
export const indicator: Indicator = {
  id: 'rework_times',
  group: 'quality',
  order: 9,
  kind: 'sum',
  of: 'rework',
  field: 'rework_count',
};
