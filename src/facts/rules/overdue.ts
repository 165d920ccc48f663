import type { Fact } from '../../domain/fact';

/** 超时: late, whether disposed or not; what 运城 keeps as a list of case numbers (domain facts §4.1). */
export const fact: Fact = {
  id: 'overdue',
  needs: [
    ['status', 'closed_at', 'handled_at', 'dispatched_at', 'filed_at'],
    ['deadline', 'overdue', 'limit_text'],
  ],
  holds: ({ late }) => late,
};
