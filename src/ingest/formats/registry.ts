import type { CaseFormat } from './case-format';
import { delimited } from './delimited';
import { geojsonTable } from './geojson-table';
import { htmlTable } from './html-table';
import { kmlTable } from './kml-table';
import { oldWorkbook } from './old-workbook';
import { openDocument } from './open-document';
import { parquetTable } from './parquet-table';
import { shapefileTable } from './shapefile-table';
import type { TabulatedFormat } from './tabulated';
import { workbook } from './workbook';

export const CASE_FORMATS: readonly CaseFormat[] = [delimited];

/** Formats that are turned into delimited text before the reader sees them. */
export const TABULATED_FORMATS: readonly TabulatedFormat[] = [
  workbook,
  oldWorkbook,
  openDocument,
  geojsonTable,
  shapefileTable,
  parquetTable,
  kmlTable,
  htmlTable,
];
