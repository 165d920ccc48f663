import type { Fact } from '../../domain/fact';

/** 超期未处置数: with the unit and the counting moment after the deadline, strictly (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'overdue_undisposed',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => stage === 'processing' && late,
};
