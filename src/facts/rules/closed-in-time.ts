import type { Fact } from '../../domain/fact';

/** 按期结案数: closed, and disposed in time (domain facts §4.1). */
export const fact: Fact = {
  id: 'closed_in_time',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => stage === 'closed' && !late,
};
