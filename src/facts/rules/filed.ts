import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 立案数: past 值班长立案 (stage 3 and above); void cases are removed (domain facts §6). */
export const fact: Fact = {
  id: 'filed',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: isFiled,
};
