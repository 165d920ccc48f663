import type { Indicator } from '../../domain/indicator';

/** Hours of the wall clock, 立案 − 上报 (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'filing_hours_p90',
  group: 'duration',
  order: 8,
  kind: 'quantile',
  of: 'report_to_file',
  share: 0.9,
};
