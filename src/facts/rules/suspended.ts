import type { Fact } from '../../domain/fact';

/** 挂账(缓办)数: stage 103, out of the counts of disposal (vendor code, domain facts §4.1). */
export const fact: Fact = {
  id: 'suspended',
  needs: [['status', 'suspended']],
  holds: ({ stage }) => stage === 'suspended',
};
