import type { MultiPolygonShape } from '../../domain/polygon-shape';
import { cellKinds } from '../cell-kind';
import { createDbfTable } from '../dbf-table';
import type { ExportFormat, ExportOptions, ExportRefusal } from '../export-format';
import {
  emptyMeasure,
  indexHead,
  indexRecords,
  measurePoints,
  shapeRecords,
  shapesBytes,
  shapesHead,
} from '../point-shapes';
import { polygonFiles } from '../polygon-shapes';
import type { RowChunk, RowPoints, RowSource } from '../row-source';
import { safeFileName } from '../safe-file-name';
import { projectionText } from '../system-definition';
import { textContent, type ZipEntry, zipped } from '../zip-stream';

export const format: ExportFormat = {
  id: 'shapefile',
  extension: 'zip',
  mediaType: 'application/zip',
  geometry: true,
  encodings: ['utf-8', 'gbk'],
  systems: 'any',
  limits: ['shapefile_names', 'shapefile_text', 'shapefile_size', 'gbk_signs', 'points_only'],
  write: writeShapefile,
};

/** Readers keep places in signed 32-bit numbers; so each file of a layer ends at 2 GB. */
export const MOST_BYTES = 2 ** 31 - 1;
/** As dBASE III programs read; GDAL and ArcGIS take more. */
const MOST_COLUMNS = 255;

/**
 * A shapefile in a zip: points or polygons, the table with its code page, the system, and a text with the whole names of the columns.
 * The rows are walked twice, since widths, numbers and bounds stand before them in the files.
 */
export async function* writeShapefile(
  source: RowSource,
  options: ExportOptions,
  mostBytes = MOST_BYTES,
): AsyncGenerator<Uint8Array, number | ExportRefusal, undefined> {
  const { headers, words = {}, encoding = 'utf-8', system = 'wgs84', signal, onProgress, onNote } = options;
  if (headers.length > MOST_COLUMNS) return { code: 'too_many_columns', detail: { most: MOST_COLUMNS } };
  const table = createDbfTable(
    source.fields,
    cellKinds(source),
    options.shortNames ?? headers,
    words,
    encoding,
  );
  const measure = emptyMeasure();
  const isPoint = new Uint8Array(source.count);
  const polygons: MultiPolygonShape[] | null = source.geometry === 'polygon' ? [] : null;
  let measured = 0;
  for await (const chunk of source.chunks(signal)) {
    signal?.throwIfAborted();
    table.measure(chunk);
    polygons?.push(...(chunk.polygons ?? []));
    const points = pointsOf(chunk);
    measurePoints(measure, points);
    points.easts.forEach((east, row) => {
      if (measured + row < isPoint.length) isPoint[measured + row] = Number.isNaN(east) ? 0 : 1;
    });
    measured += chunk.rowIds.length;
    onProgress?.(Math.floor(measured / 2), source.count);
  }
  const tableBytes = 33 + table.columns.length * 32 + measured * table.recordBytes();
  const drawn = polygons === null ? null : polygonFiles(polygons);
  const bytes = Math.max(tableBytes, drawn?.bytes ?? shapesBytes(measure));
  if (bytes > mostBytes) return { code: 'too_large', detail: { bytes, most: mostBytes } };
  if (measured !== source.count) return measured;

  // Both files take their rows from one walk: the shapes are small, and wait for the table to end.
  const shapes: Uint8Array[] = [];
  let rows = 0;
  async function* tableContent(): AsyncGenerator<Uint8Array, void, undefined> {
    yield table.head(measured);
    for await (const chunk of source.chunks(signal)) {
      signal?.throwIfAborted();
      if (drawn === null) shapes.push(shapeRecords(pointsOf(chunk), rows));
      rows += chunk.rowIds.length;
      yield table.records(chunk);
      onProgress?.(Math.floor((measured + rows) / 2), source.count);
    }
    yield table.end;
  }
  async function* shapesContent(): AsyncGenerator<Uint8Array, void, undefined> {
    if (drawn !== null) yield* drawn.shapes;
    else {
      yield shapesHead(measure);
      yield* shapes;
    }
  }
  async function* indexContent(): AsyncGenerator<Uint8Array, void, undefined> {
    if (drawn !== null) yield* drawn.index;
    else {
      yield indexHead(measure);
      yield indexRecords(isPoint);
    }
  }
  const base = safeFileName(options.title ?? 'cases', 'shp', 'cases').slice(0, -4);
  const projection = projectionText(system);
  async function* entries(): AsyncGenerator<ZipEntry, void, undefined> {
    yield { name: `${base}.cpg`, content: textContent(encoding === 'utf-8' ? 'UTF-8' : 'GBK') };
    if (projection !== null) yield { name: `${base}.prj`, content: textContent(projection) };
    yield { name: `${base}.txt`, content: textContent(namesText(table.columns, headers)) };
    yield { name: `${base}.dbf`, content: tableContent() };
    yield { name: `${base}.shp`, content: shapesContent() };
    yield { name: `${base}.shx`, content: indexContent() };
  }
  yield* zipped(entries(), signal);
  if (table.loss.cut > 0) onNote?.('text_cut', table.loss.cut);
  if (table.loss.lost > 0) onNote?.('sign_lost', table.loss.lost);
  return rows;
}

function pointsOf({ points, rowIds }: RowChunk): RowPoints {
  const none = () => new Float64Array(rowIds.length).fill(Number.NaN);
  return points ?? { easts: none(), norths: none() };
}

function namesText(columns: readonly { readonly name: string }[], headers: readonly string[]): string {
  const lines = columns.map(({ name }, index) => `${name}\t${headers[index]!.replace(/\s+/g, ' ')}`);
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
