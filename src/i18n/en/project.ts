import type { project as source } from '../zh-CN/project';

export const project: Readonly<Record<keyof typeof source, string>> = {
  'extras.title': 'Columns kept as they are ({n})',
  'extras.hint':
    'No field takes these columns; they stay in the records and exports under their own headers, word for word. Leave out what is not needed to save memory.',
  'extras.keep-all': 'Keep all',
  'extras.drop-all': 'Leave all out',
  'extras.blank': '(first rows empty)',

  'project.title': 'Project file',
  'project.hint':
    'Cases, column mapping, boundaries, base map and the current view in one file that opens on another computer.',
  'project.save': 'Save project file',
  'project.open': 'Open project file…',
  'project.saving': 'Saving the project file',
  'project.opening': 'Opening “{file}”',
  'project.progress': '{percent}%',
  'project.cancel': 'Cancel',
  'project.confirm-title': 'Open project “{file}”',
  'project.confirm':
    'The project joins the list as a data set and is opened; the data sets that are there stay. Its base maps, column mappings and class matches are added to this machine’s.',
  'project.contents': 'Holds {sources} {sources?file:files} of data, {size} in all, saved {saved}.',
  'project.open-now': 'Open',
  'project.close': 'Close',
  'project.refused': '“{file}” was not opened',
  'project.refused-note': 'Nothing of the present data has changed.',
  'project.saved': 'Saved project file {file}',
  'project.opened': 'Opened project “{file}”',
  'project.cancelled': 'Cancelled; nothing has changed.',
  'project.not-saved': 'The project file was not saved ({code}). Free some disk space and try again.',
  'project.plans-left': '{n} {n?plan:plans} could not be opened and {n?is:are} not in the project file.',
  'project.plans-unread': 'The project is open, but {n} {n?plan:plans} could not be read.',
  'project.partly':
    'The project is open, but {n} base {n?map or boundary:maps or boundaries} could not be read.',

  'project-error.not_a_project': 'This is not a project file of this product.',
  'project-error.newer_version': 'A newer version saved this project file; update this product first.',
  'project-error.damaged': 'The project file is damaged or incomplete ({entry}). Get the file again.',
  'project-error.bomb':
    'The sizes in the project file contradict its content. It may be malicious and is not opened.',
  'project-error.too_large': 'The project file is too large for the memory of the browser.',
  'project-error.missing_source': 'The project file lacks a file of data ({entry}).',
  'project-error.wrong_source':
    'Data in the project file does not have the recorded fingerprint ({entry}). It may have been altered and is not opened.',
  'project-error.read_failed':
    'The file cannot be read: it may have been moved or deleted, or another program holds it.',
  'project-error.storage':
    'The browser cannot store the data of this project. Free some disk space and try again.',
  'project-error.cancelled': 'Cancelled.',

  'raw.title': 'Record in the file',
  'raw.at': 'File “{file}”, line {line}',
  'raw.reading': 'Reading from the source file…',
  'raw.column': 'Column {n}',
  'raw.read_failed': 'The source file cannot be read: it may have been moved or changed. Import it again.',
  'raw.no_source': 'Demo data has no source file.',
  'raw.not_found': 'This line was not found in the source file.',
};
