import type { charts as source } from '../zh-CN/charts';

export const charts: Record<keyof typeof source, string> = {
  'charts.missing': '(empty)',
};
