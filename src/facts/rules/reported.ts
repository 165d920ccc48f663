import type { Fact } from '../../domain/fact';

/** 上报数: the case exists at the counting moment (domain facts §4.1). */
export const fact: Fact = {
  id: 'reported',
  needs: [],
  holds: ({ stage }) => stage !== 'absent',
};
