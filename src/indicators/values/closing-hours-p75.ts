import type { Indicator } from '../../domain/indicator';

/** Hours of the wall clock, 结案 − 上报 (运城) (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closing_hours_p75',
  group: 'duration',
  order: 3,
  kind: 'quantile',
  of: 'report_to_close',
  share: 0.75,
};
