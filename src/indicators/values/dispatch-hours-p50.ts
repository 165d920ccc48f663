import type { Indicator } from '../../domain/indicator';

/** Hours of the wall clock, 派遣 − 立案 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'dispatch_hours_p50',
  group: 'duration',
  order: 10,
  kind: 'quantile',
  of: 'file_to_dispatch',
  share: 0.5,
};
