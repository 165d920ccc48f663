export const recordsTable = {
  'chip.column.contains': '{field} contains “{text}”',
  'chip.column.empty': '{field} is empty',
  'chip.column.filled': '{field} is filled in',
  'undo.column': 'column filter',
} as const;
