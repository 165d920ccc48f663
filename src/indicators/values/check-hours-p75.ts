import type { Indicator } from '../../domain/indicator';

/** Hours of the wall clock, 结案 − 处置结束 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'check_hours_p75',
  group: 'duration',
  order: 19,
  kind: 'quantile',
  of: 'handle_to_close',
  share: 0.75,
};
