import type { Fact } from '../../domain/fact';
import { isWithUnitOrPast } from '../stages';

/** 应处置数: opened by 派遣; stages 7–14 and 101, without 挂账 (domain facts §4.1, §6). */
export const fact: Fact = {
  id: 'should_dispose',
  needs: [['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at']],
  holds: isWithUnitOrPast,
};
