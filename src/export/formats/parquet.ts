import type { SchemaElement } from 'hyparquet';
import type { CoordinateSystemId } from '../../domain/place-reading';
import { type Cell, type CellKind, cellKind, cellText } from '../cell-kind';
import type { ExportFormat, ExportOptions } from '../export-format';
import type { ExportField, RowPoints, RowSource } from '../row-source';
import { systemName } from '../system-definition';
import { uniqueNames } from '../unique-names';

export const format: ExportFormat = {
  id: 'parquet',
  extension: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  geometry: true,
  encodings: ['utf-8'],
  systems: 'any',
  limits: ['points_only'],
  write: writeParquet,
};

/** Memory holds one group. */
const ROWS_PER_GROUP = 100_000;
const GEOMETRY = 'geometry';

/**
 * Parquet by row groups with GeoParquet 1.1 metadata: texts, 64-bit numbers, booleans, timestamps of the local wall clock
 * (not adjusted to UTC), a WKB point or null. GeoParquet without a system means WGS 84; another one is left unknown
 * there (null) and named beside.
 */
export async function* writeParquet(
  source: RowSource,
  options: ExportOptions,
): AsyncGenerator<Uint8Array, number, undefined> {
  const { headers, words = {}, system = 'wgs84', signal, onProgress } = options;
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const names = uniqueNames([GEOMETRY, ...headers], '_').slice(1);
  const kinds = source.fields.map(cellKind);
  const bytes = new ByteWriter(1 << 20);
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(names, kinds),
    createdBy: 'shirong',
    kvMetadata: metadataOf(system),
  });
  const taken = () => {
    const piece = bytes.getBytes().slice();
    // The library counts `offset` on and writes from `index`, as its own writer of files uses it.
    bytes.index = 0;
    return piece;
  };

  let rows = 0;
  let columns: unknown[][] = names.map(() => []);
  let points: (Uint8Array | null)[] = [];
  const group = async (): Promise<Uint8Array> => {
    await file.write({
      columnData: [
        ...names.map((name, index) => ({ name, data: columns[index]! })),
        // Bounds of bytes say nothing of places.
        { name: GEOMETRY, data: points, statistics: false },
      ],
      rowGroupSize: ROWS_PER_GROUP,
    });
    columns = names.map(() => []);
    points = [];
    return taken();
  };

  for await (const chunk of source.chunks(signal)) {
    signal?.throwIfAborted();
    const length = chunk.rowIds.length;
    const values = source.fields.map((field, index) =>
      valuesOf(kinds[index]!, field, words, chunk.cells[index]!),
    );
    const geometries = pointsOf(chunk.points, length);
    for (let from = 0; from < length; ) {
      const count = Math.min(length - from, ROWS_PER_GROUP - points.length);
      for (let index = 0; index < columns.length; index++) {
        for (let row = from; row < from + count; row++) columns[index]!.push(values[index]![row]);
      }
      for (let row = from; row < from + count; row++) points.push(geometries[row]!);
      from += count;
      rows += count;
      if (points.length === ROWS_PER_GROUP) {
        yield await group();
        signal?.throwIfAborted();
      }
    }
    onProgress?.(rows, source.count);
  }
  signal?.throwIfAborted();
  if (points.length > 0) yield await group();
  await file.finish();
  yield taken();
  return rows;
}

function schemaOf(names: readonly string[], kinds: readonly CellKind[]): SchemaElement[] {
  const columns = names.map((name, index): SchemaElement => {
    const optional = { name, repetition_type: 'OPTIONAL' } as const;
    switch (kinds[index]) {
      case 'number':
        return { ...optional, type: 'DOUBLE' };
      case 'flag':
        return { ...optional, type: 'BOOLEAN' };
      case 'time':
        return {
          ...optional,
          type: 'INT64',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
        };
      default:
        return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    }
  });
  return [
    { name: 'root', num_children: names.length + 1 },
    ...columns,
    { name: GEOMETRY, type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  ];
}

function metadataOf(system: CoordinateSystemId): { key: string; value: string }[] {
  const named = systemName(system);
  const column = {
    encoding: 'WKB',
    geometry_types: ['Point'],
    ...(named !== null && { crs: null }),
  };
  const geo = { version: '1.1.0', primary_column: GEOMETRY, columns: { [GEOMETRY]: column } };
  return [
    { key: 'geo', value: JSON.stringify(geo) },
    ...(named === null ? [] : [{ key: 'shirong:system', value: named }]),
  ];
}

function valuesOf(
  kind: CellKind,
  field: ExportField,
  words: NonNullable<ExportOptions['words']>,
  cells: readonly Cell[],
): readonly unknown[] {
  switch (kind) {
    case 'number':
    case 'text':
      return cells;
    case 'flag':
      return cells.map((cell) => (cell === null ? null : cell === 1));
    case 'time':
      return cells.map((cell) => (cell === null ? null : BigInt(Math.round(Number(cell)))));
    case 'coded': {
      const given = words[field];
      return given === undefined
        ? cells
        : cells.map((cell) => (cell === null ? null : cellText(kind, cell, given)));
    }
  }
}

/** Little-endian WKB (OGC 06-103r4): order, type 1, x, y. */
function pointsOf(points: RowPoints | undefined, length: number): (Uint8Array | null)[] {
  const bytes = new Uint8Array(length * 21);
  const view = new DataView(bytes.buffer);
  return Array.from({ length }, (_, row) => {
    const east = points?.easts[row] ?? Number.NaN;
    if (Number.isNaN(east)) return null;
    const at = row * 21;
    view.setUint8(at, 1);
    view.setUint32(at + 1, 1, true);
    view.setFloat64(at + 5, east, true);
    view.setFloat64(at + 13, points!.norths[row]!, true);
    return bytes.subarray(at, at + 21);
  });
}
