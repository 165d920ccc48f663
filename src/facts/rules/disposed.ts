import type { Fact } from '../../domain/fact';
import { isPastDisposal } from '../stages';

/** 处置数: stage > 8, 结案 included (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'disposed',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: ({ stage }) => isPastDisposal(stage),
};
