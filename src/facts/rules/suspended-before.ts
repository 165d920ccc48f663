import type { Fact } from '../../domain/fact';

/** 历史挂账数: was suspended, and has since been taken up again to its end (domain facts §4.1). */
export const fact: Fact = {
  id: 'suspended_before',
  needs: [['suspended'], ['status']],
  holds: ({ stage, suspendedOnce }) => suspendedOnce && stage === 'closed',
};
