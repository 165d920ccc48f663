import type { AsyncBuffer, DecodedArray, FileMetaData, RowGroup, SchemaElement } from 'hyparquet';
import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import type { FeatureFormat, FeatureStream, SourceFeature } from './features/source-feature';
import { geometryOfBytes } from './features/well-known-binary';
import { isObject } from './geojson-geometry';
import { behind, damageOfChunk, levelsOf, type PageLibrary } from './parquet-pages';
import { momentText, parquetText } from './parquet-value';

/** A group is decoded as a whole; writers make them of some 128 MB. */
const LARGEST_GROUP_BYTES = 1.5 * 2 ** 30;
const FEATURES_AT_ONCE = 20_000;

/**
 * Parquet and GeoParquet: one table, a row group at a time. Every stored type becomes text without loss; lists, maps
 * and structures become JSON. Errors: damaged_file (reason), unsupported_compression (method), too_large.
 */
export const parquetLayers: FeatureFormat = {
  async layers(file) {
    const opened = await openParquet(file);
    if (!opened.ok) return opened;
    const { columns, place, metadata } = opened.value;
    return ok([
      {
        name: '',
        rows: Number(metadata.num_rows),
        columns: columns.filter(({ name }) => name !== place?.column).map(({ name }) => name),
        located: place !== null,
        ...(place?.system === undefined ? {} : { placeHint: place.system }),
      },
    ]);
  },
  async *features(file, _reading, signal): FeatureStream {
    const opened = await openParquet(file);
    return opened.ok ? yield* readGroups(opened.value, signal) : opened.error;
  },
};

interface Column {
  readonly name: string;
  /** For a column that is one value a row; nested ones come assembled. */
  readonly text: ((value: unknown) => string) | null;
}

interface Place {
  readonly column: string;
  readonly encoding: 'WKB' | 'point';
  readonly system?: string;
}

interface OpenedParquet {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly Column[];
  readonly place: Place | null;
}

const loadParquet = () => import('hyparquet');
const loadPages = () => import('hyparquet/src/column.js');
const loadCompressors = () => import('hyparquet-compressors');

async function openParquet(file: Blob): Promise<Result<OpenedParquet, ImportError>> {
  const buffer: AsyncBuffer = {
    byteLength: file.size,
    // A damaged directory points anywhere; a stretch that is cut short would be read as something else.
    slice(start, end = file.size) {
      if (!(start >= 0 && start <= end && end <= file.size)) throw new RangeError('outside of the file');
      return file.slice(start, end).arrayBuffer();
    },
  };
  const { parquetMetadataAsync } = await loadParquet();
  try {
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false });
    const children = topLevel(metadata.schema);
    if (children.length === 0) return failure({ code: 'not_a_table' });
    const place = placeOf(metadata, children);
    const columns = children.map((element) => ({
      name: element.name,
      text:
        element.num_children === undefined || element.num_children === 0 ? parquetText({ ...element }) : null,
    }));
    // Annotations are taken off, so that values come as they are stored: the library would round decimals.
    for (const element of children) {
      if ((element.num_children ?? 0) > 0) continue;
      delete element.converted_type;
      delete element.logical_type;
    }
    return ok({ buffer, metadata, columns, place });
  } catch (thrown) {
    return failure(nameOf(thrown));
  }
}

/** Elements right below the root of a schema that is stored depth first. */
function topLevel(schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const children: SchemaElement[] = [];
  for (let at = 1; at < schema.length; at = behind(schema, at)) children.push(schema[at]!);
  return children;
}

/** Of the `geo` metadata of GeoParquet 1, or of Parquet's own geometry types; the primary column first. */
function placeOf(metadata: FileMetaData, children: readonly SchemaElement[]): Place | null {
  const geo = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  const described: unknown = geo === undefined ? null : parsed(geo);
  if (isObject(described) && isObject(described.columns)) {
    const { primary_column: primary, columns } = described;
    const names = [...(typeof primary === 'string' ? [primary] : []), ...Object.keys(columns)];
    for (const column of names) {
      const description = columns[column];
      if (!isObject(description) || !children.some(({ name }) => name === column)) continue;
      const { encoding } = description;
      if (encoding !== 'WKB' && encoding !== 'point') continue;
      const system = systemOf(description.crs);
      return system === null ? { column, encoding } : { column, encoding, system };
    }
  }
  for (const { name, logical_type: logical } of children) {
    if (logical?.type !== 'GEOMETRY' && logical?.type !== 'GEOGRAPHY') continue;
    const stated = logical.crs;
    // A name, or a whole PROJJSON document.
    const system = stated === undefined ? null : (systemOf(parsed(stated)) ?? stated);
    return system === null ? { column: name, encoding: 'WKB' } : { column: name, encoding: 'WKB', system };
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** EPSG code or name of a system in PROJJSON; where none is stated it is longitude and latitude on WGS84. */
function systemOf(crs: unknown): string | null {
  if (!isObject(crs)) return null;
  const id = crs.id;
  if (isObject(id) && typeof id.authority === 'string') return `${id.authority}:${String(id.code)}`;
  return typeof crs.name === 'string' ? crs.name : null;
}

/** No browser holds as many cases; a damaged number of rows would be counted to for hours. */
const MOST_ROWS = 20_000_000;
/** Values without end pack into a few bytes; those of cases do not. */
const MOST_ROWS_IN_NOTHING = 1_000_000;
const MOST_ROWS_A_BYTE = 64;

/** What is wrong with a group's pages: a damaged count in one of them would be looped to. Throws at damaged bytes. */
async function damageOfGroup(
  { columns }: RowGroup,
  rows: number,
  { buffer, metadata: { schema } }: OpenedParquet,
  library: PageLibrary,
): Promise<string | null> {
  for (const { meta_data: column } of columns) {
    // The library names what is missing.
    if (column === undefined) continue;
    const levels = levelsOf(schema, column.path_in_schema);
    if (levels === null) return column.path_in_schema.join('.');
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    const bytes = await buffer.slice(start, start + Number(column.total_compressed_size));
    const most = levels.repetition === 0 ? rows : mostValues(buffer);
    const damage = damageOfChunk(new Uint8Array(bytes), column, levels, most, library);
    if (damage !== null) return damage;
  }
  return null;
}

function mostValues({ byteLength }: AsyncBuffer): number {
  return Math.min(MOST_ROWS, MOST_ROWS_IN_NOTHING + MOST_ROWS_A_BYTE * byteLength);
}

async function* readGroups(opened: OpenedParquet, signal: AbortSignal): FeatureStream {
  const { buffer, metadata, columns, place } = opened;
  const [{ parquetRead }, { parquetHeader }, { compressors }] = await Promise.all([
    loadParquet(),
    loadPages(),
    loadCompressors(),
  ]);
  const total = Number(metadata.num_rows);
  let before = 0;
  for (const group of metadata.row_groups) {
    signal.throwIfAborted();
    if (group.total_byte_size > LARGEST_GROUP_BYTES) {
      return { code: 'too_large', detail: { bytes: Number(group.total_byte_size) } };
    }
    const rows = Number(group.num_rows);
    if (!(rows >= 0 && rows <= MOST_ROWS)) return { code: 'too_large', detail: { rows } };
    if (rows > mostValues(buffer)) {
      return { code: 'damaged_file', detail: { reason: `${rows} rows in ${buffer.byteLength} bytes` } };
    }
    const pieces = new Map<string, { readonly from: number; readonly values: DecodedArray }[]>();
    try {
      const damage = await damageOfGroup(group, rows, opened, { parquetHeader, compressors });
      if (damage !== null) return { code: 'damaged_file', detail: { reason: damage } };
      signal.throwIfAborted();
      await parquetRead({
        file: buffer,
        metadata,
        compressors,
        rowStart: before,
        rowEnd: before + rows,
        utf8: false,
        geoparquet: false,
        parsers: TEXT_PARSERS,
        onChunk({ columnName, columnData, rowStart }) {
          const list = pieces.get(columnName) ?? [];
          list.push({ from: rowStart, values: columnData });
          pieces.set(columnName, list);
        },
      });
    } catch (thrown) {
      signal.throwIfAborted();
      return nameOf(thrown);
    }
    const valueAt = new Map(columns.map(({ name }) => [name, reader(pieces.get(name) ?? [])] as const));
    for (let first = 0; first < rows; first += FEATURES_AT_ONCE) {
      const features: SourceFeature[] = [];
      for (let row = before + first; row < before + Math.min(rows, first + FEATURES_AT_ONCE); row++) {
        const properties = new Map<string, unknown>();
        let geometry: unknown = null;
        for (const { name, text } of columns) {
          const value = valueAt.get(name)!(row);
          if (name === place?.column) geometry = geometryOf(value, place);
          else properties.set(name, text === null ? value : text(value));
        }
        features.push({ number: row + 1, geometry, properties });
      }
      yield { features, fraction: (before + Math.min(rows, first + FEATURES_AT_ONCE)) / Math.max(1, total) };
    }
    before += rows;
  }
  return before === total ? null : { code: 'damaged_file', detail: { reason: `${before}/${total}` } };
}

/** Values of a column by row, asked for in rising order. */
function reader(
  pieces: { readonly from: number; readonly values: DecodedArray }[],
): (row: number) => unknown {
  pieces.sort((left, right) => left.from - right.from);
  let at = 0;
  return (row) => {
    while (at + 1 < pieces.length && pieces[at + 1]!.from <= row) at++;
    const piece = pieces[at];
    return piece?.values[row - piece.from];
  };
}

function geometryOf(value: unknown, { encoding }: Place): unknown {
  if (encoding === 'WKB') return value instanceof Uint8Array ? geometryOfBytes(value) : null;
  return isObject(value) ? { type: 'Point', coordinates: [value.x, value.y] } : null;
}

/** For values inside lists and structures, and INT96, which has no annotation to take off. */
const TEXT_PARSERS = {
  timestampFromMilliseconds: (value: bigint) => momentText(BigInt(value) * 1_000_000n, true),
  timestampFromMicroseconds: (value: bigint) => momentText(BigInt(value) * 1000n, true),
  timestampFromNanoseconds: (value: bigint) => value,
  dateFromDays: (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10),
};

function nameOf(thrown: unknown): ImportError {
  if (thrown instanceof DOMException) throw thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const method = /unsupported compression codec:?\s*(\S+)/i.exec(reason)?.[1];
  if (method !== undefined) return { code: 'unsupported_compression', detail: { method } };
  return { code: 'damaged_file', detail: { reason: reason.slice(0, 200) } };
}
