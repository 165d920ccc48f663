import type { records as source } from '../zh-CN/records';

export const records: Record<keyof typeof source, string> = {
  'records.title': 'Case records',
};
