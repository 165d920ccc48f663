import type { exporting as source } from '../zh-CN/exporting';

export const exporting: Readonly<Record<keyof typeof source, string>> = {
  'export.label': 'Export',
  'export.title': 'Export records',
  'export.more': 'Export options…',
  'export.one-click': 'Export {name} ({n} {n?case:cases}): all columns, WGS84, personal data masked',
  'export.confirm': 'Export {name} ({n} {n?case:cases})',
  'export.to-disk': 'Write to disk…',
  'export.project': 'Save project file',
  'export.project-hint': 'Data, mappings, boundaries and view in one file that opens on another computer',
  'export.format': 'Format',
  'export.columns': 'Columns',
  'export.columns.all': 'All columns',
  'export.columns.screen': 'Columns of the table',
  'export.columns.source': 'Columns of the source (without located places)',
  'export.columns-counted': '{what}, {n}',
  'export.system': 'Coordinate system',
  'export.encoding': 'Encoding',
  'export.mask': 'Mask personal data: {what}',
  'export.mask-none': 'Mask personal data (none found in these columns)',
  'export.unmask-title': 'Stop masking',
  'export.unmask-ask':
    'Telephones, names and room numbers will stand in the file as they are, and its cover will say so. Make sure that whoever receives it may read them.',
  'export.unmask': 'Do not mask',
  'export.keep-masked': 'Keep masking',
  'export.recommend.long':
    'Case numbers have more than 15 digits: Excel turns them into 1.2E+18 when it opens a CSV and loses the last ones. Choose XLSX: its cells are text, digit for digit.',
  'export.recommend.zeros':
    'Some numbers begin with zero: Excel drops it when it opens a CSV. Choose XLSX: its cells are text and stay as they are.',
  'export.sheet': 'Cases',
  'export.list-comma': ', ',
  'export.cases': '{n} {n?case:cases}',
  'export.synthetic': 'Synthetic demonstration data, no real cases',
  'export.cover-title': 'About this export',
  'export.cover-data': 'Data set',
  'export.cover-nature': 'Nature of the data',
  'export.cover-parts': 'Source files',
  'export.cover-none': 'Built in',
  'export.cover-all': 'Cases in the data set',
  'export.cover-rows': 'Cases in this file',
  'export.cover-filter': 'Filter',
  'export.cover-order': 'Order',
  'export.cover-time': 'Exported at',
  'export.cover-columns': 'Columns',
  'export.cover-system': 'Coordinate system',
  'export.cover-personal': 'Personal data',
  'export.cover-version': 'Software',
  'export.order-file': 'As in the file',
  'export.order-ascending': '{field}, ascending',
  'export.order-descending': '{field}, descending',
  'export.personal-open': 'Not masked (confirmed by whoever exported)',
  'export.personal-none': 'Looked through: no column to mask among these',
  'export.personal-masked': 'Masked: {what}',

  'map.picture': 'Save the map as a picture (PNG)',
  'map.picture-north': 'N',

  'export-format.xlsx': 'Excel workbook (XLSX)',
  'export-format.csv': 'CSV text',
  'export-format.geojson': 'GeoJSON',
  'export-format.geojsonl': 'GeoJSON lines (GeoJSONL)',
  'export-format.shapefile': 'Shapefile (ZIP)',
  'export-format.kml': 'KML',
  'export-format.parquet': 'GeoParquet',
  'export-format.short.xlsx': 'XLSX',
  'export-format.short.geojson': 'GeoJSON',
  'export-format.short.geojsonl': 'GeoJSONL',
  'export-format.short.shapefile': 'Shapefile',
  'export-format.short.kml': 'KML',
  'export-format.short.parquet': 'Parquet',

  'export-encoding.utf-8': 'UTF-8',
  'export-encoding.gb18030': 'GB18030 (old Excel, WPS)',
  'export-encoding.gbk': 'GBK (old ArcGIS)',

  'export-limit.csv_digits':
    'CSV has no types: opened directly, Excel keeps 15 digits and drops zeros at the front.',
  'export-limit.gb18030_complete': 'GB18030 holds every Chinese character, rare ones too.',
  'export-limit.sheets':
    'A sheet holds 1,048,575 cases; more go to further sheets. The last sheet has the filter and the counts.',
  'export-limit.shapefile_names':
    'Names of fields have 10 bytes (three Chinese characters in UTF-8, five in GBK); the whole names are in a .txt beside.',
  'export-limit.shapefile_text':
    'Texts have 254 bytes (some 84 Chinese characters); longer ones are cut and counted. Times are kept as text.',
  'export-limit.shapefile_size': 'More than 2 GB is refused: use GeoParquet or filter further.',
  'export-limit.gbk_signs':
    'Rare characters that GBK lacks become question marks and are counted; UTF-8 holds them.',
  'export-limit.kml_wgs84': 'The KML standard knows WGS84 degrees only.',
  'export-limit.points_only': 'Cases without coordinates are in the file, without a point.',

  'export-note.text_cut': '{n} {n?cell was:cells were} longer than the format holds and cut',
  'export-note.sign_lost':
    '{n} {n?character has:characters have} no place in this format or encoding and were replaced',

  'export-error.no_system': 'no parameters for that coordinate system',
  'export-error.too_large': 'the file would exceed 2 GB, which this format cannot hold',
  'export-error.too_many_columns': 'more columns than this format holds',
};
