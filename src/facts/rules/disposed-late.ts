import type { Fact } from '../../domain/fact';
import { isPastDisposal } from '../stages';

/** 超期处置数: disposal ended after the deadline, strictly (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'disposed_late',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => isPastDisposal(stage) && late,
};
