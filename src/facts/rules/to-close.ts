import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 未结案数: filed and not closed, without 挂账 (domain facts §4.1). */
export const fact: Fact = {
  id: 'to_close',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: (state) => isFiled(state) && state.stage !== 'closed' && state.stage !== 'suspended',
};
