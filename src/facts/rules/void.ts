import type { Fact } from '../../domain/fact';

/** 作废数: stage 102, removed from every other count but 上报 (domain facts §6). */
export const fact: Fact = {
  id: 'void',
  needs: [['status', 'void_at']],
  holds: ({ stage }) => stage === 'void',
};
