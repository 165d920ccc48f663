import type { Indicator } from '../../domain/indicator';

/** 核查通过率: 通过 ÷ (通过 + 不通过), a case sent back having failed once (inferred, domain facts §4.2). */
export const indicator: Indicator = {
  id: 'check_pass_rate',
  group: 'quality',
  order: 8,
  kind: 'ratio',
  numerator: 'checked',
  denominator: 'checked',
  plus: 'rework',
};
