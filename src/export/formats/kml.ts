import { cellKind, cellText } from '../cell-kind';
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
  const kinds = source.fields.map(cellKind);
  const idAt = source.fields.indexOf('case_id');
  const rows = yield* writeRowText(source, options, {
    before: `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escaped(title)}</name>\n`,
    row({ cells, points }, row) {
      const id = idAt < 0 ? null : cells[idAt]![row]!;
      let data = '';
      for (let index = 0; index < names.length; index++) {
        const cell = cells[index]![row]!;
        // A column is there in every placemark, so that tables made of them have it.
        const text =
          cell === null ? '' : escaped(cellText(kinds[index]!, cell, words[source.fields[index]!]));
        data += `<Data name="${names[index]}"><value>${text}</value></Data>`;
      }
      const east = points?.easts[row] ?? Number.NaN;
      const point = Number.isNaN(east)
        ? ''
        : `<Point><coordinates>${east},${points!.norths[row]}</coordinates></Point>`;
      const name = id === null ? '' : `<name>${escaped(String(id))}</name>`;
      return `<Placemark>${name}<ExtendedData>${data}</ExtendedData>${point}</Placemark>\n`;
    },
    after: '</Document></kml>\n',
  });
  if (lost > 0) onNote?.('sign_lost', lost);
  return rows;
}
