import type { Fact } from '../../domain/fact';

/** 结案数: stage 101 (domain facts §6). */
export const fact: Fact = {
  id: 'closed',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: ({ stage }) => stage === 'closed',
};
