import type { Fact } from '../../domain/fact';
import { isPastDisposal, stands } from '../stages';

/**
 * 应结案数. eGova: disposed, or with the unit and overdue. 运城: the case has a deadline, which the basis puts into the
 * period; 挂账 counts, void does not (domain facts §4.1).
 */
export const fact: Fact = {
  id: 'should_close',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: (state) =>
    state.convention === 'yuncheng'
      ? stands(state) && state.hasDeadline
      : isPastDisposal(state.stage) || (state.stage === 'processing' && state.late),
};
