import type { Fact } from '../../domain/fact';
import { isPastDisposal } from '../stages';

/** 按期处置数: disposed at the deadline or before it (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'disposed_in_time',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ stage, late }) => isPastDisposal(stage) && !late,
};
