import type { Indicator } from '../../domain/indicator';

/** Share of the closed cases that were closed ≤ 4 h (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closed_within_4h',
  group: 'duration',
  order: 21,
  kind: 'within',
  of: 'report_to_close',
  hours: 4,
};
