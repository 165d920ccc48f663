import type { Fact } from '../../domain/fact';
import { isFiled } from '../stages';

/** 应派遣数: opened by 立案 (domain facts §6). */
export const fact: Fact = {
  id: 'need_dispatch',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: isFiled,
};
