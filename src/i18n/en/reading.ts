import type { reading as source } from '../zh-CN/reading';

export const reading: Record<keyof typeof source, string> = {
  'reading.sheet': 'Sheet',
  'reading.table': 'Table in the file',
  'reading.sheet-hidden': '{name} (hidden)',
  'reading.sheet-rows': '{name} ({rows} rows)',
  'reading.nth-table': 'Table {n}',
  'reading.nth-table-named': 'Table {n}: {name}',
  'reading.header-row': 'Header row',
  'reading.header-row-hint': '0 means no header',
  'reading.header-rows': 'Rows of header',
  'reading.preview': 'The first {n} rows of the file',
  'reading.preview-hint': "Row numbers are the file's own. Click one to make that row the header.",
  'reading.make-header': 'Make row {line} the header',
  'reading.kind.names': 'Header',
  'reading.kind.data': 'Data',
  'reading.found': 'Read from row {line}: {rows} rows of header, {columns} columns.',
  'reading.found-none': 'No header, {columns} columns, named by their place.',
  'reading.region': 'Table area',
  'reading.region-at': 'Rows {from}–{to}, columns {first}–{last}',
  'reading.region-open': 'From row {from}, columns {first}–{last}',
};
