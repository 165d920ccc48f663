export const records = {
  'records.title': '案件台账',
} as const;
