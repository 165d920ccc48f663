import type { Fact } from '../../domain/fact';

/** 按期待处置数: with the unit and not past its deadline (domain facts §4.1). */
export const fact: Fact = {
  id: 'to_dispose_in_time',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => stage === 'processing' && !late,
};
