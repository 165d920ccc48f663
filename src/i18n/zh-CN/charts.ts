export const charts = {
  'charts.missing': '（空）',
} as const;
