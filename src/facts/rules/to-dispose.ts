import type { Fact } from '../../domain/fact';

/** 未处置数: with the unit, stages 7–8 (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'to_dispose',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: ({ stage }) => stage === 'processing',
};
