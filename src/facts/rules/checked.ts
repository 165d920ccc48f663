import type { Fact } from '../../domain/fact';

/** 核查数: a check was passed, which closes the case (domain facts §6; inferred). */
export const fact: Fact = {
  id: 'checked',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: ({ stage }) => stage === 'closed',
};
