import type { Fact } from '../../domain/fact';
import { isPastDisposal, stands } from '../stages';

/** 应结案 − 缓办, the denominator of 金华 (domain facts §4.2); by eGova the same as 应结案, which leaves 挂账 out. */
export const fact: Fact = {
  id: 'should_close_unsuspended',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: (state) =>
    state.convention === 'yuncheng'
      ? stands(state) && state.stage !== 'suspended' && state.hasDeadline
      : isPastDisposal(state.stage) || (state.stage === 'processing' && state.late),
};
