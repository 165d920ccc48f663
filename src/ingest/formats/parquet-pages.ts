import type { ColumnMetaData, Compressors, PageHeader, SchemaElement } from 'hyparquet';

/** A page is held as a whole; writers make them of some 1 MB. */
const LARGEST_PAGE_BYTES = 2 ** 29;

export interface PageLibrary {
  readonly parquetHeader: (reader: { view: DataView; offset: number }) => PageHeader;
  readonly compressors: Compressors;
}

/** Where the values of a leaf column stand in the nesting of its schema. */
export interface ColumnLevels {
  readonly repetition: number;
  readonly definition: number;
}

/** Levels of a leaf by its path below the root of a schema that is stored depth first; null where it has no such leaf. */
export function levelsOf(schema: readonly SchemaElement[], path: readonly string[]): ColumnLevels | null {
  let [repetition, definition, at] = [0, 0, 1];
  let among = schema[0]?.num_children ?? 0;
  for (const name of path) {
    for (; among > 0 && at < schema.length && schema[at]!.name !== name; among--) at = behind(schema, at);
    const element = schema[at];
    if (among <= 0 || element === undefined) return null;
    if (element.repetition_type === 'REPEATED') repetition++;
    if (element.repetition_type !== 'REQUIRED') definition++;
    among = element.num_children ?? 0;
    at++;
  }
  return { repetition, definition };
}

/** Place of the element behind this one and all below it. */
export function behind(schema: readonly SchemaElement[], at: number): number {
  let open = 1;
  let next = at;
  for (; open > 0 && next < schema.length; next++) open += Math.max(0, schema[next]!.num_children ?? 0) - 1;
  return next;
}

/**
 * Walks the pages of a column chunk as the library will, without making values: it loops for as long as a damaged
 * count says. `bytes` is the chunk; `most` bounds the values it may hold. Returns what is wrong with it, or null; also
 * throws what a DataView or a decompressor throws at damaged bytes. By Parquet's format documents (Encodings.md, thrift).
 */
export function damageOfChunk(
  bytes: Uint8Array,
  column: ColumnMetaData,
  levels: ColumnLevels,
  most: number,
  library: PageLibrary,
): string | null {
  const reader = { view: viewOf(bytes), offset: 0 };
  let values = 0;
  while (values < most && reader.offset < bytes.length - 1) {
    const header = library.parquetHeader(reader);
    const { compressed_page_size: stored, uncompressed_page_size: whole } = header;
    if (!isCount(stored, bytes.length - reader.offset) || !isCount(whole, LARGEST_PAGE_BYTES)) {
      return `page of ${stored}/${whole} bytes`;
    }
    const page = bytes.subarray(reader.offset, reader.offset + stored);
    reader.offset += stored;
    const data = header.data_page_header ?? header.data_page_header_v2;
    const count = data?.num_values ?? header.dictionary_page_header?.num_values;
    if (!isCount(count, most)) return `page of ${count} values`;
    if (data === undefined) continue;
    values += count;
    if (values > most) return `${values} values`;
    const damage =
      header.data_page_header === undefined
        ? damageOfSecond(page, header, column, levels, library.compressors)
        : damageOfFirst(unpacked(page, whole, column, library.compressors), header, column, levels);
    if (damage !== null) return damage;
  }
  return null;
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function unpacked(
  page: Uint8Array,
  whole: number,
  { codec }: ColumnMetaData,
  compressors: Compressors,
): Uint8Array {
  const unpack = codec === 'UNCOMPRESSED' ? undefined : compressors[codec];
  return unpack === undefined ? page : unpack(page, whole);
}

const widthOf = (highest: number): number => 32 - Math.clz32(highest);

/** Data page of version 1: both kinds of levels with their lengths before them, then the values. */
function damageOfFirst(
  page: Uint8Array,
  { data_page_header: header }: PageHeader,
  column: ColumnMetaData,
  { repetition, definition }: ColumnLevels,
): string | null {
  const { num_values: count, encoding } = header!;
  const view = viewOf(page);
  let at = 0;
  let present = count;
  for (const highest of [repetition, definition]) {
    if (highest === 0) continue;
    const length = view.getUint32(at, true);
    const runs = runsOf(view, at + 4, widthOf(highest), count, highest);
    if (runs === null) return 'runs of levels';
    if (highest === definition) present = runs;
    at += 4 + length;
  }
  return damageOfValues(view, at, present, encoding, column);
}

/** Data page of version 2: levels first and never packed, lengths in the header. */
function damageOfSecond(
  page: Uint8Array,
  { data_page_header_v2: header, uncompressed_page_size: whole }: PageHeader,
  column: ColumnMetaData,
  { repetition, definition }: ColumnLevels,
  compressors: Compressors,
): string | null {
  const { num_values: count, num_nulls: nulls, num_rows: rows, encoding, is_compressed: packed } = header!;
  const { repetition_levels_byte_length: first, definition_levels_byte_length: second } = header!;
  if (!isCount(nulls, count) || !isCount(rows, count)) return `page of ${rows} rows`;
  if (!isCount(first, page.length) || !isCount(second, page.length - first)) return 'lengths of levels';
  const view = viewOf(page);
  if (repetition > 0 && runsOf(view, 0, widthOf(repetition), count, repetition) === null)
    return 'runs of levels';
  if (definition > 0 && runsOf(view, first, widthOf(definition), count, definition) === null) {
    return 'runs of levels';
  }
  // The library takes what is behind the repetition levels and the definition levels it has read.
  const rest = page.subarray(first + second);
  const unpackedRest =
    packed === false ? rest : unpacked(rest, Math.max(0, whole - first - second), column, compressors);
  return damageOfValues(viewOf(unpackedRest), 0, count - nulls, encoding, column);
}

function damageOfValues(
  view: DataView,
  from: number,
  count: number,
  encoding: string,
  { type }: ColumnMetaData,
): string | null {
  switch (encoding) {
    case 'RLE':
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      const boolean = type === 'BOOLEAN';
      const width = boolean ? 1 : view.getUint8(from);
      if (width > 32) return `values of ${width} bits`;
      const start = from + (boolean || encoding === 'RLE' ? 4 : 1);
      return width === 0 || runsOf(view, start, width, count, 0) !== null ? null : 'runs of values';
    }
    case 'DELTA_BINARY_PACKED':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return behindDeltas(view, from, count) === null ? 'blocks of differences' : null;
    case 'DELTA_BYTE_ARRAY': {
      const second = behindDeltas(view, from, count);
      return second === null || behindDeltas(view, second, count) === null ? 'blocks of differences' : null;
    }
    default:
      return null;
  }
}

/**
 * Runs of the hybrid encoding until `count` values are there. Returns how many of them are `wanted`, or null where a run
 * is longer than what is left (packed ones are filled up to eights).
 */
function runsOf(view: DataView, from: number, width: number, count: number, wanted: number): number | null {
  let [at, seen, found] = [from, 0, 0];
  while (seen < count) {
    const [header, behindHeader] = variable(view, at);
    at = behindHeader;
    if ((header & 1) === 0) {
      const run = header >>> 1;
      if (run > count - seen) return null;
      let value = 0;
      for (let byte = 0; byte < (width + 7) >> 3; byte++) value |= view.getUint8(at++) << (8 * byte);
      if (value === wanted) found += run;
      seen += run;
      continue;
    }
    const eights = header >>> 1;
    const packed = Math.min(8 * eights, count - seen);
    if (eights * width > view.byteLength - at + 8 * width) return null;
    for (let i = 0; i < packed; i++) if (bitsAt(view, at, i * width, width) === wanted) found++;
    at += eights * width;
    seen += packed;
  }
  return found;
}

function bitsAt(view: DataView, from: number, bit: number, width: number): number {
  let value = 0;
  for (let taken = 0; taken < width; ) {
    const shift = (bit + taken) & 7;
    // Writers leave off bytes behind the last value.
    const at = from + ((bit + taken) >>> 3);
    const byte = at < view.byteLength ? view.getUint8(at) : 0;
    value |= (byte >>> shift) << taken;
    taken += 8 - shift;
  }
  return width === 32 ? value : value & (2 ** width - 1);
}

/** Unsigned, at most 32 bits; and the place behind it. */
function variable(view: DataView, from: number): readonly [number, number] {
  let value = 0;
  for (let [at, shift] = [from, 0]; ; at++, shift += 7) {
    const byte = view.getUint8(at);
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at + 1];
  }
}

/** Place behind `count` values kept as differences, or null where the sizes of their blocks lead nowhere. */
function behindDeltas(view: DataView, from: number, count: number): number | null {
  const [size, afterSize] = variable(view, from);
  const [parts, afterParts] = variable(view, afterSize);
  if (parts === 0 || parts > view.byteLength || size === 0 || size % parts !== 0 || size > 2 ** 24)
    return null;
  const perPart = size / parts;
  let [, at] = variable(view, afterParts);
  [, at] = variable(view, at);
  for (let seen = 1; seen < count; ) {
    [, at] = variable(view, at);
    const widths = at;
    at += parts;
    for (let part = 0; part < parts && seen < count; part++, seen += perPart) {
      at += Math.ceil((perPart * view.getUint8(widths + part)) / 8);
    }
    if (at > view.byteLength + perPart * 8) return null;
  }
  return at;
}
