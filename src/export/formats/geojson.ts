import type { ExportFormat } from '../export-format';
import { createFeatureText } from '../feature-text';
import { writeRowText } from '../line-writer';
import { systemName } from '../system-definition';

/**
 * A feature collection (RFC 7946), one feature a line. Another system than WGS 84 is named in a `crs` member, which is
 * the older standard's way and the only one there is.
 */
export const format: ExportFormat = {
  id: 'geojson',
  extension: 'geojson',
  mediaType: 'application/geo+json',
  geometry: true,
  encodings: ['utf-8'],
  systems: 'any',
  limits: ['points_only'],
  write(source, options) {
    const feature = createFeatureText(source, options);
    const crs = systemName(options.system ?? 'wgs84');
    const named = crs === null ? '' : `"crs":{"type":"name","properties":{"name":${JSON.stringify(crs)}}},\n`;
    const title = options.title === undefined ? '' : `"name":${JSON.stringify(options.title)},\n`;
    return writeRowText(source, options, {
      before: `{"type":"FeatureCollection",\n${title}${named}"features":[\n`,
      row: (chunk, row, isFirst) => `${isFirst ? '' : ',\n'}${feature(chunk, row)}`,
      after: '\n]}\n',
    });
  },
};
