import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 公众有效上报数: a valid report that came from the public (domain facts §4.1). */
export const fact: Fact = {
  id: 'public_valid_reported',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'], ['source']],
  holds: (state) => state.publicSource && isFiled(state),
};
