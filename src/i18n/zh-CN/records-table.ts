export const recordsTable = {
  'chip.column.contains': '{field}含“{text}”',
  'chip.column.empty': '{field}为空',
  'chip.column.filled': '{field}不为空',
  'undo.column': '列筛选',
} as const;
