import type { Fact } from '../../domain/fact';

/** 超期结案数: closed, and disposed after the deadline (domain facts §4.1). */
export const fact: Fact = {
  id: 'closed_late',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => stage === 'closed' && late,
};
