import type { Indicator } from '../../domain/indicator';

/** Share of the closed cases that were closed on the day of the report (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closed_same_day',
  group: 'duration',
  order: 23,
  kind: 'within',
  of: 'report_to_close',
  hours: 'same_day',
};
