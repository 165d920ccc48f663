import type { ExportFormat } from '../export-format';
import { createFeatureText } from '../feature-text';
import { writeRowText } from '../line-writer';

/** One feature a line and nothing else (newline-delimited GeoJSON): programs can read it as a stream. */
export const format: ExportFormat = {
  id: 'geojsonl',
  extension: 'geojsonl',
  mediaType: 'application/geo+json-seq',
  geometry: true,
  encodings: ['utf-8'],
  // There is no place in it to say which.
  systems: 'wgs84',
  limits: ['points_only'],
  write(source, options) {
    const feature = createFeatureText(source, options);
    return writeRowText(source, options, {
      before: '',
      row: (chunk, row) => `${feature(chunk, row)}\n`,
      after: '',
    });
  },
};
