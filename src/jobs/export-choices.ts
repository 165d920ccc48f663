import type { ExportFormat } from '../export/export-format';
import { EXPORT_FORMATS } from '../export/registry';
import { safeFileName } from '../export/safe-file-name';

/** What there is to choose from, in the order in which people ask for it. */
export type ExportChoiceFormat = Omit<ExportFormat, 'write'>;

const FIRST = ['xlsx', 'csv', 'geojson', 'shapefile', 'kml', 'parquet', 'geojsonl'];

export const EXPORT_CHOICES: readonly ExportChoiceFormat[] = [...EXPORT_FORMATS].sort(
  (a, b) => rank(a.id) - rank(b.id),
);

function rank(id: string): number {
  const at = FIRST.indexOf(id);
  return at < 0 ? FIRST.length : at;
}

/** Says what is inside: the data set, its rows, the system where it is not WGS 84, and when. */
export function exportFileName(
  dataset: string,
  rows: number,
  system: string | null,
  now: Date,
  extension: string,
): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const parts = [
    dataset.replace(/\.[a-z0-9]{1,8}$/i, '').slice(0, 50),
    String(rows),
    ...(system === null ? [] : [system]),
    `${day}-${two(now.getHours())}${two(now.getMinutes())}`,
  ];
  return safeFileName(parts.join('_'), extension, 'shirong');
}
