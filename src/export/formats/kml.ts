import type { MultiPolygonShape, PolygonRing } from '../../domain/polygon-shape';
import { cellKinds, cellText } from '../cell-kind';
import type { ExportFormat, ExportOptions } from '../export-format';
import { writeRowText } from '../line-writer';
import type { RowSource } from '../row-source';
import { uniqueNames } from '../unique-names';
import { xmlText } from '../xml-text';

/** KML 2.2 (OGC 07-147r2): a placemark a row, its cells as extended data; degrees on WGS 84, as the standard says. */
export const format: ExportFormat = {
  id: 'kml',
  extension: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  geometry: true,
  encodings: ['utf-8'],
  systems: 'wgs84',
  limits: ['kml_wgs84', 'points_only'],
  write: writeKml,
};

/**
 * Columns are declared once. GDAL (so QGIS, too) takes the names of undeclared ones for ASCII, and Chinese names of one
 * length then become one column.
 */
const SCHEMA = 'columns';

async function* writeKml(
  source: RowSource,
  options: ExportOptions,
): AsyncGenerator<Uint8Array, number, undefined> {
  const { headers, words = {}, title = '', onNote } = options;
  let lost = 0;
  const escaped = (text: string) =>
    xmlText(text, (signs) => {
      lost += signs;
    });
  const names = uniqueNames(headers, '_').map(escaped);
  const fields = names.map((name) => `<SimpleField name="${name}" type="string"/>`).join('');
  const kinds = cellKinds(source);
  const idAt = source.nameAt ?? source.fields.indexOf('case_id');
  const rows = yield* writeRowText(source, options, {
    before: `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escaped(title)}</name>\n<Schema name="${SCHEMA}" id="${SCHEMA}">${fields}</Schema>\n`,
    row({ cells, points, polygons }, row) {
      const id = idAt < 0 ? null : cells[idAt]![row]!;
      let data = '';
      for (let index = 0; index < names.length; index++) {
        const cell = cells[index]![row]!;
        // A column is there in every placemark, so that tables made of them have it.
        const text =
          cell === null ? '' : escaped(cellText(kinds[index]!, cell, words[source.fields[index]!]));
        data += `<SimpleData name="${names[index]}">${text}</SimpleData>`;
      }
      const east = points?.easts[row] ?? Number.NaN;
      const place = Number.isNaN(east)
        ? polygonText(polygons?.[row] ?? [])
        : `<Point><coordinates>${east},${points!.norths[row]}</coordinates></Point>`;
      const name = id === null ? '' : `<name>${escaped(String(id))}</name>`;
      return `<Placemark>${name}<ExtendedData><SchemaData schemaUrl="#${SCHEMA}">${data}</SchemaData></ExtendedData>${place}</Placemark>\n`;
    },
    after: '</Document></kml>\n',
  });
  if (lost > 0) onNote?.('sign_lost', lost);
  return rows;
}

function polygonText(shape: MultiPolygonShape): string {
  const polygons = shape.map(([outline, ...holes]) => {
    const inner = holes.map((hole) => `<innerBoundaryIs>${ringText(hole)}</innerBoundaryIs>`).join('');
    return `<Polygon><outerBoundaryIs>${ringText(outline!)}</outerBoundaryIs>${inner}</Polygon>`;
  });
  return polygons.length > 1 ? `<MultiGeometry>${polygons.join('')}</MultiGeometry>` : (polygons[0] ?? '');
}

function ringText(ring: PolygonRing): string {
  let text = '';
  for (let at = 0; at < ring.length; at += 2) text += `${ring[at]},${ring[at + 1]} `;
  return `<LinearRing><coordinates>${text}${ring[0]},${ring[1]}</coordinates></LinearRing>`;
}
