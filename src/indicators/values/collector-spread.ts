import type { Indicator } from '../../domain/indicator';

/** 监督员离散度: spread of the reports a collector, of those with at least 100; above 40 % is a finding (domain facts §4.2). */
export const indicator: Indicator = { id: 'collector_spread', group: 'quality', order: 10, kind: 'spread' };
