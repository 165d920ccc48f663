import type { Fact } from '../../domain/fact';

/** 超期未结案数: not closed, and disposed late or overdue with the unit (domain facts §4.1). */
export const fact: Fact = {
  id: 'overdue_to_close',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => (stage === 'processing' || stage === 'checking') && late,
};
