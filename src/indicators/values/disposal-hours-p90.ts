import type { Indicator } from '../../domain/indicator';

/** Hours of the wall clock, 处置结束 − 派遣 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'disposal_hours_p90',
  group: 'duration',
  order: 16,
  kind: 'quantile',
  of: 'dispatch_to_handle',
  share: 0.9,
};
