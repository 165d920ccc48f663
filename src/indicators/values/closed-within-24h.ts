import type { Indicator } from '../../domain/indicator';

/** Share of the closed cases that were closed ≤ 24 h (domain facts §4.2). */
export const indicator: Indicator = {
  id: 'closed_within_24h',
  group: 'duration',
  order: 22,
  kind: 'within',
  of: 'report_to_close',
  hours: 24,
};
