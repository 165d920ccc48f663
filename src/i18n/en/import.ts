import type { importing as source } from '../zh-CN/import';

export const importing: Record<keyof typeof source, string> = {
  'import.title': 'Import “{file}”',
  'import.target': 'This file holds',
  'import.encoding': 'Encoding',
  'import.delimiter': 'Delimiter',
  'import.delimiter.comma': 'Comma',
  'import.delimiter.tab': 'Tab',
  'import.delimiter.semicolon': 'Semicolon',
  'import.delimiter.pipe': 'Pipe',
  'import.delimiter.other': 'Other ({character})',
  'import.mapping': 'Columns',
  'import.mapping-hint':
    'Fields on the left, columns of the file on the right. {n} {n?was:were} recognised; please check.',
  'import.mapping-none': '(not imported)',
  'import.sure': 'recognised',
  'import.likely': 'please check',
  'import.by-hand': 'by hand',
  'import.more-fields': '{n} more {n?field:fields}',
  'import.column': 'Column {n}',
  'import.need-coordinates': 'Choose the longitude and latitude columns first.',
  'import.confirm': 'Import',
  'import.cancel': 'Cancel',
  'import.size': '{size} · about {rows} rows',
  'import.size-only': '{size}',
  'import.zones-hint':
    'Polygons (communities, grids, streets). Every case is located in one of them and counted by it.',
  'import.reference-hint': 'Roads, water, buildings, boundaries: a backdrop that is not counted.',
  'import.running': 'Importing “{file}”',
  'import.progress': '{percent}% read, {rows} rows, about {seconds} s left',
  'import.refused': '“{file}” was not imported',
  'import.refused-note': 'The data that was loaded is unchanged.',
  'import.try-again': 'Choose another file',

  'report.rows-in': 'Rows in',
  'report.loaded': 'Loaded',
  'report.rejected': 'Rejected',
  'report.skipped': 'Skipped',
  'report.odd': 'Values not understood',
  'report.default': 'At a default address',
  'report.default-evidence':
    '{n} cases ({share}%) lie at {lng}, {lat} under {addresses} different addresses: most likely a geocoder’s default point.',
  'report.default-evidence-plain':
    '{n} cases ({share}%) lie at {lng}, {lat}, far more than at any other point.',
  'report.line': 'Line',
  'report.column': 'Column',
  'report.reason': 'Reason',
  'report.text': 'Text',
  'report.field': 'Field',
  'report.list-rejected': 'Rejected rows',
  'report.list-skipped': 'Skipped rows',
  'report.list-odd': 'Values not understood',
  'report.capped': 'The first {shown} of {total}',
  'report.none': 'None',
  'report.show': 'Show these cases',

  'data.cases': 'Cases',
  'data.zones': 'Zone boundaries',
  'data.references': 'Base layers',
  'data.choose': 'Import files…',
  'data.choose-hint': 'Several at once if you like; or drop files anywhere on the window.',
  'data.demo': 'Open the demo city',
  'data.remove': 'Remove',
  'data.zones-count': '{n} {n?zone:zones}, {area} km² in all',
  'data.zones-demo': 'part of the demo city',
  'data.features': '{n} {n?feature:features}',
  'data.none': 'None loaded',
  'data.fingerprint': 'Fingerprint {id}',
  'data.period': '{from} to {to}',
  'data.view-file': 'View file',
  'data.save-view': 'Save view file',
  'data.view-hint':
    'Saves filters, layers and map position to a small file without any case. Import a view file like data to open it.',

  'import-error.empty_file': 'The file is empty. Export it again from its system.',
  'import-error.not_a_table':
    'This does not look like a table: no rows and columns were found. Check the file, or open it in Excel and save it as CSV UTF-8.',
  'import-error.unsupported_format':
    'This format ({format}) is not supported yet. Open it in Excel or WPS and save it as “CSV UTF-8 (comma delimited)”.',
  'import-error.no_usable_rows':
    'Not one row can be used ({rejected} rejected, {skipped} skipped). Check delimiter, encoding and header line.',
  'import-error.no_coordinates':
    'There are no usable coordinates. Choose the longitude and latitude columns, or export them first.',
  'import-error.no_listed_case':
    'None of the {rows} numbers on the list is in the open data. Check the column of case numbers, or open the cases it belongs to first.',
  'import-error.all_outside_area':
    'All points lie outside the loaded zones. Check the coordinate system and whether longitude and latitude are swapped, or remove the old zones under Data.',
  'import-error.wrong_encoding':
    'The text cannot be read in this encoding. Choose another one (GB18030 or UTF-8 are usual).',
  'import-error.truncated_json':
    'The file is incomplete, as if it was not fully copied. Please get it again.',
  'import-error.invalid_json':
    'The file is not correct JSON (near line {line}). Export the GeoJSON again from its system.',
  'import-error.not_geojson':
    'This is JSON but not GeoJSON. Export a GeoJSON FeatureCollection from your map software.',
  'import-error.no_polygons':
    'The file has no polygons and cannot be zones. If it holds roads or water, choose “base layer”.',
  'import-error.no_lines': 'The file holds no lines, so it cannot be roads. For boundaries choose “Zones”.',
  'import-error.not_a_roster':
    'No column of chiefs was found, so this cannot be a roster. Name the columns road, from, to, chief, phone.',
  'import-error.too_deep':
    'The file is nested far too deep: damaged or tampered with. It is not opened; please get it again.',
  'import-error.truncated_zip': 'The archive (or Excel file) is incomplete. Please get it again.',
  'import-error.damaged_zip':
    '“{member}” inside the archive is damaged and does not unpack. Please get the file again.',
  'import-error.zip_bomb':
    '“{member}” inside the archive unpacks to an implausible size and may be malicious, so it is not opened. Check with its sender, or unpack it and import the file inside.',
  'import-error.password_protected':
    'The workbook needs a password. Save a copy without it in Excel or WPS, then import that.',
  'import-error.several_files':
    'The archive holds {n} files of data ({names}). Unpack it and choose the files to import.',
  'import-error.no_data_inside': 'The archive holds no file of data that can be read. Unpack it to see.',
  'import-error.encrypted_file': 'The file has a password. Remove it in the program that wrote the file.',
  'import-error.damaged_file':
    'The content is damaged or incomplete ({reason}). Please export the file again.',
  'import-error.invalid_xml': 'This is not correct XML (near line {line}). Please export the file again.',
  'import-error.unsupported_compression':
    'The file uses a compression that is not supported ({method}). Export it again with Snappy, GZIP, ZSTD or none.',
  'import-error.dtd_forbidden':
    'The file holds definitions that are not allowed (it may be malicious). Please export it again.',
  'import-error.too_large':
    'The file is too large for the browser’s memory. Split it by month or export fewer columns.',
  'import.too-large-figures':
    'About {rows} rows, an estimated {estimatedMb} MB of memory; the browser has {limitMb} MB.',
  'import-error.unmapped_required': 'A required column is not chosen yet. Choose it under Columns.',
  'import-error.read_failed':
    'The file cannot be read: it may have been moved, deleted or locked by another program. Close that program and choose it again.',
  'import-error.coordinates_out_of_range':
    'Coordinates lie outside longitude and latitude: probably metres. Export the file in WGS84 or CGCS2000 degrees.',
  'import-error.unsupported_crs':
    'The file’s coordinate system ({crs}) is not supported yet. Export it in WGS84 or CGCS2000 degrees.',
  'import-error.cancelled': 'The import was cancelled.',
  'import-error.engine_failed':
    'The database did not start or ran out of memory ({reason}). Close other tabs, reload and try again.',

  'reject.field_count': 'number of fields differs from the header',
  'reject.unclosed_quote': 'quote without its partner',
  'reject.undecodable': 'bytes that the chosen encoding cannot read',
  'reject.duplicate_conflict': 'same case id, different content',
  'reject.record_too_long': 'record too long',

  'skip.blank_line': 'blank line',
  'skip.preamble': 'text before the header',
  'skip.header': 'header',
  'skip.totals_row': 'totals row',
  'skip.note_row': 'note under the table',
  'skip.other_table': 'row of another table',
  'skip.duplicate_exact': 'equal to an earlier row',
  'skip.superseded': 'a later row or file has the same case and takes its place',

  'odd.time_unparsed': 'not a time that is known',
  'odd.time_ambiguous': 'ambiguous time, not guessed',
  'odd.number_unparsed': 'not a number',
  'odd.coordinate_out_of_range': 'coordinates out of range',
  'odd.nul_bytes': 'holds NUL characters',
  'odd.cell_error': 'a formula failed here; read as empty',
  'odd.digits_rounded':
    'more than 15 digits: the program that wrote the file had turned the last ones into zeros',
};
