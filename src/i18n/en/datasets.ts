export const datasets = {
  'target.flags': 'List that marks cases (extended, reworked, overdue …)',

  'mode.label': 'How it joins the open data',
  'mode.new': 'As a new data set',
  'mode.append': 'Add to “{name}”',
  'mode.update': 'Update “{name}” by case number',
  'mode.replace': 'Replace all of “{name}”',
  'mode.new-hint': 'The open data is kept; go back to it at any time under Data.',
  'mode.append-hint':
    'Rows whose number and content are there already are skipped; rows with other content are rejected and listed, and the cases stay as they are.',
  'mode.update-hint':
    'Where a number is there already, this file’s row counts; the rest is added; cases that are not in the file stay.',
  'mode.replace-hint':
    'The data set keeps its name, its files are used no more. The import can be taken back.',
  'mode.no-id': 'No column of case numbers: repeated cases cannot be told.',
  'mode.same-layout':
    'The columns are those of the open data “{name}”. If this continues it, choose to add or to update.',
  'mode.together': 'Read {n} chosen files with the same columns into one data set',
  'mode.compare': 'Show what will happen',
  'mode.comparing': 'Comparing…',
  'mode.compared': '“{file}”: {added} new, {equal} equal, {changed} different',
  'mode.compared-flags':
    '“{file}”: {matched} on the list are in the open data, {unmatched} numbers have no case',

  'flags.hint':
    'Marks cases of the open data “{name}” by their numbers; no case is added. A mark on the list beats computed lateness.',
  'flags.none-open': 'Open the cases to be marked first, then import the list.',
  'flags.marks': 'Every case on the list is marked as',
  'flags.overdue': 'overdue',
  'flags.delay_count': 'extended',
  'flags.rework_count': 'reworked',
  'flags.suspended': 'suspended',
  'flags.self_handled': 'handled on the spot',
  'flags.need-id': 'Choose the column of case numbers first.',
  'flags.need-mark': 'Choose a mark, or a column that holds one.',

  'keep-last.label': 'Rows with one case number',
  'keep-last.hint':
    'Where a file has a case number several times with other content: keep the first row (the others are refused and listed), or the last.',
  'keep-last.first': 'Keep the first, refuse those that differ',
  'keep-last.last': 'Keep the last, skip those before it',
  'keep-last.seen': '{n} of the first rows repeat a number with other content',
  'keep-last.conflicts':
    '{n} rows were refused: a row above them in the same file has their number and says something else.',
  'keep-last.again': 'Keep the last of them and read again',

  'import.no-room':
    'The browser has no room to keep these files ({size}). They can be imported and used, but are gone when the page is closed or reloaded.',

  'mapping.remembered': 'Columns as last time',
  'mapping.remembered-hint':
    'A file with these headers was imported before: columns, header row and coordinate system are as confirmed then.',
  'mapping.reset': 'Recognise anew',
  'mapping.save': 'Save column mappings',
  'mapping.save-hint':
    'Saves the remembered mappings as a small file; import it like data on another machine to use them there.',

  'datasets.title': 'Kept data sets',
  'datasets.none': 'No data set is kept yet. Imported case files are kept in this browser.',
  'datasets.name': 'Name',
  'datasets.files': 'Files',
  'datasets.rows': 'Cases',
  'datasets.size': 'Size',
  'datasets.opened': 'Last opened',
  'datasets.open': 'Open',
  'datasets.is-open': 'in use',
  'datasets.rename': 'Rename',
  'datasets.rename-to': 'Rename “{name}” to',
  'datasets.delete': 'Delete',
  'datasets.delete-title': 'Delete “{name}”?',
  'datasets.delete-text':
    '{files} {files?file:files} with {rows} {rows?case:cases} will be deleted from this browser for good. Your own files are not touched.',
  'datasets.unkept': 'this session only',
  'datasets.total': '{size} in all',
  'datasets.clear': 'Clear all data…',
  'datasets.clear-title': 'Clear all data?',
  'datasets.clear-text':
    'All data sets, boundaries, base layers, views, column mappings and settings will be deleted from this browser for good. Your own files are not touched.',
  'datasets.save': 'Save',
  'datasets.cancel': 'Cancel',

  'import-part.title': 'Last import',
  'import-part.undo': 'Take this import back',
  'import-part.undo-created': '“{name}” goes, and what was open before comes back.',
  'import-part.undo-changed': 'The cases, filters and view of before come back.',
  'import-part.files': 'Files it is made of ({n})',
  'import-part.mode': 'Way',
  'import-part.mode.append': 'added',
  'import-part.mode.update': 'updated by',
  'import-part.mode.flags': 'marked by',
  'import-part.in': 'Rows in',
  'import-part.loaded': 'Loaded',
  'import-part.added': 'New',
  'import-part.equal': 'Equal',
  'import-part.changed': 'Different',
  'import-part.rejected': 'Rejected',
  'import-part.skipped': 'Skipped',
  'import-part.matched': 'Marked',
  'import-part.unmatched': 'Numbers without a case ({n})',
  'import-part.save-unmatched': 'Save these numbers',
  'import-part.unmatched-file': 'numbers without a case',

  'report.lists-of': 'Lists below are of',
  'report.lists-of-all': 'all files',
  'reject.other': ' (“{file}”, line {line})',

  'notice.import-known': '“{file}” is in the data already; nothing has changed.',
  'notice.import-undone': 'Import taken back: {file}',
  'notice.marked': '{n} {n?case:cases} marked: {file}',
  'notice.dataset-deleted': 'Data set “{name}” deleted',
  'notice.no-mappings': 'No column mapping is remembered yet.',
  'notice.mappings-saved': 'Mappings of {n} {n?layout:layouts} saved',
  'notice.mappings-opened': 'Mappings of {n} {n?layout:layouts} read; they are used from the next import on',

  'import-error.no_open_cases':
    'A list marks cases that are open. Open or import the cases first, then import this list.',
  'import-error.source_lost':
    'The content of “{file}” is not in this browser any more; it may have been cleaned up. Import the file again.',
} as const;
