import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 派遣数: sent to a unit; a case is suspended only after that (domain facts §6). */
export const fact: Fact = {
  id: 'dispatched',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: (state) => isFiled(state) && state.stage !== 'filed',
};
