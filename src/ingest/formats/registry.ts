import type { DetectedFormat } from '../sniff-format';
import type { CaseFormat } from './case-format';
import { delimited } from './delimited';
import type { TabulatedFormat } from './tabulated';

export const CASE_FORMATS: readonly CaseFormat[] = [delimited];

/** A format whose code comes with the first file of its kind: most sessions see two or three of them. */
function whenMet(
  id: TabulatedFormat['id'],
  reads: readonly DetectedFormat[],
  load: () => Promise<TabulatedFormat>,
): TabulatedFormat {
  return {
    id,
    reads,
    tables: async (file, signal) => (await load()).tables(file, signal),
    async *read(file, options, signal) {
      return yield* (await load()).read(file, options, signal);
    },
  };
}

/** Formats that are turned into delimited text before the reader sees them. */
export const TABULATED_FORMATS: readonly TabulatedFormat[] = [
  whenMet('workbook', ['xlsx'], async () => (await import('./workbook')).workbook),
  whenMet(
    'old-workbook',
    ['xls', 'spreadsheet-xml'],
    async () => (await import('./old-workbook')).oldWorkbook,
  ),
  whenMet('open-document', ['ods', 'flat-ods'], async () => (await import('./open-document')).openDocument),
  whenMet('geojson', ['json'], async () => (await import('./geojson-table')).geojsonTable),
  whenMet(
    'shapefile',
    ['zip', 'shapes', 'dbf'],
    async () => (await import('./shapefile-table')).shapefileTable,
  ),
  whenMet('parquet', ['parquet'], async () => (await import('./parquet-table')).parquetTable),
  whenMet('kml', ['kml'], async () => (await import('./kml-table')).kmlTable),
  whenMet('html-table', ['html', 'mhtml'], async () => (await import('./html-table')).htmlTable),
];
