import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 有效上报数: accepted as a real problem, which here is filed and not void (domain facts §4.1). */
export const fact: Fact = {
  id: 'valid_reported',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: isFiled,
};
