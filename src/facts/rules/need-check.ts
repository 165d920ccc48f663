import type { Fact } from '../../domain/fact';
import { isPastDisposal } from '../stages';

/** 应核查数: the unit has reported done; stages 9–14 are one here (domain facts §6; inferred). */
export const fact: Fact = {
  id: 'need_check',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: ({ stage }) => isPastDisposal(stage),
};
