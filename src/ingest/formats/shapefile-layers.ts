import type { ImportError } from '../../domain/import-report';
import type { Encoding } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { createDbfRow, DBF_HEAD_BYTES, type DbfHeader, readDbfHeader } from './dbf';
import { isDbf } from './dbf-head';
import type { FeatureFormat, FeatureLayer, FeatureStream, SourceFeature } from './features/source-feature';
import { shapeGeometry } from './shapefile-geometry';
import { memberBlob, memberBytes, memberHead, openZip, type ZipMember } from './zip-archive';

/** Shapes are looked up by their place in the file: they are held, tables are read piece by piece. */
const LARGEST_SHAPES = 768 << 20;
const SMALL_BYTES = 64 * 1024;
const PIECE_BYTES = 2 << 20;
const SHAPE_CODE = 9994;
const SHAPE_HEADER_BYTES = 100;

/** The parts of a layer, each where it is. */
interface Parts {
  readonly name: string;
  readonly shp: ZipMember | Blob | null;
  readonly dbf: ZipMember | Blob | null;
  readonly cpg: ZipMember | null;
  readonly prj: ZipMember | null;
}

/**
 * ESRI shapefiles in a zip, a layer for each; a table without shapes and shapes without a table are layers too, also
 * as files of their own. Errors: damaged_file, those of the archive, not_a_table where there is neither.
 */
export const shapefileLayers: FeatureFormat = {
  async layers(file, signal, encoding) {
    const found = await partsOf(file, signal);
    if (!found.ok) return found;
    const layers: FeatureLayer[] = [];
    for (const parts of found.value) {
      const layer = await describe(parts, signal, encoding);
      if (!layer.ok) return layer;
      layers.push(layer.value);
    }
    return ok(layers);
  },
  async *features(file, { layer, encoding }, signal): FeatureStream {
    const found = await partsOf(file, signal);
    if (!found.ok) return found.error;
    const parts = found.value.find(({ name }) => name === layer) ?? found.value[0]!;
    return yield* readLayer(parts, encoding, signal);
  },
};

async function partsOf(file: Blob, signal: AbortSignal): Promise<Result<readonly Parts[], ImportError>> {
  const head = new Uint8Array(await file.slice(0, 256).arrayBuffer());
  const alone = { name: '', shp: null, dbf: null, cpg: null, prj: null };
  if (isShapes(head)) return ok([{ ...alone, shp: file }]);
  if (isDbf(head)) return ok([{ ...alone, dbf: file }]);
  const archive = await openZip(file, signal);
  if (!archive.ok) return archive;
  const byName = new Map(archive.value.members.map((member) => [member.name.toLowerCase(), member]));
  const layers: Parts[] = [];
  for (const member of archive.value.members) {
    const ending = /\.(shp|dbf)$/i.exec(member.name)?.[1]?.toLowerCase();
    if (ending === undefined) continue;
    const name = member.name.slice(0, -4);
    const beside = (extension: string) => byName.get(`${name}.${extension}`.toLowerCase()) ?? null;
    if (ending === 'dbf' && beside('shp') !== null) continue;
    layers.push({ name, shp: beside('shp'), dbf: beside('dbf'), cpg: beside('cpg'), prj: beside('prj') });
  }
  return layers.length === 0 ? failure({ code: 'not_a_table' }) : ok(layers);
}

export function isShapes(head: Uint8Array): boolean {
  if (head.length < SHAPE_HEADER_BYTES) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getInt32(0) === SHAPE_CODE && view.getInt32(28, true) === 1000;
}

async function headerOf(
  { dbf, cpg }: Parts,
  signal: AbortSignal,
  encoding: Encoding | undefined,
): Promise<Result<DbfHeader | null, ImportError>> {
  if (dbf === null) return ok(null);
  const head = dbf instanceof Blob ? ok(await headOf(dbf)) : await memberHead(dbf, DBF_HEAD_BYTES, signal);
  if (!head.ok) return head;
  const stated = cpg === null ? null : await smallText(cpg, signal);
  return readDbfHeader(head.value, stated, encoding);
}

async function headOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(0, DBF_HEAD_BYTES).arrayBuffer());
}

async function smallText(member: ZipMember, signal: AbortSignal): Promise<string | null> {
  const bytes = await memberBytes(member, SMALL_BYTES, signal);
  return bytes.ok ? new TextDecoder().decode(bytes.value) : null;
}

async function describe(
  parts: Parts,
  signal: AbortSignal,
  encoding: Encoding | undefined,
): Promise<Result<FeatureLayer, ImportError>> {
  const header = await headerOf(parts, signal, encoding);
  if (!header.ok) return header;
  const hint = parts.prj === null ? null : statedInWkt((await smallText(parts.prj, signal)) ?? '');
  return ok({
    name: parts.name,
    rows: header.value?.records ?? null,
    columns: header.value?.fields.map(({ name }) => name) ?? [],
    located: parts.shp !== null,
    ...(header.value === null ? {} : { encoding: header.value.encoding }),
    ...(hint === null ? {} : { placeHint: hint }),
  });
}

/** EPSG code of a coordinate system in WKT where it states one, else the text itself: its parameters tell more than its name. */
export function statedInWkt(wkt: string): string | null {
  const text = wkt.trim();
  const code = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(text)?.[1];
  if (code !== undefined) return `EPSG:${code}`;
  return text === '' ? null : text;
}

async function* readLayer(parts: Parts, encoding: Encoding | undefined, signal: AbortSignal): FeatureStream {
  const header = await headerOf(parts, signal, encoding);
  if (!header.ok) return header.error;
  const shapes = await openShapes(parts.shp, signal);
  if (!shapes.ok) return shapes.error;
  const torn = shapes.value?.fault() ?? null;
  if (torn !== null) return torn;
  let number = 0;

  function geometryOf(): unknown {
    const geometry = shapes.ok && shapes.value !== null ? shapes.value.next() : null;
    number++;
    return geometry;
  }

  if (header.value !== null) {
    const { records, headerBytes, recordBytes, fields } = header.value;
    const table = parts.dbf instanceof Blob ? ok(parts.dbf) : await memberBlob(parts.dbf!, signal);
    if (!table.ok) return table.error;
    const rowOf = createDbfRow(header.value);
    const whole = Math.min(records, Math.floor((table.value.size - headerBytes) / recordBytes));
    const step = Math.max(1, Math.floor(PIECE_BYTES / recordBytes));
    for (let first = 0; first < whole; first += step) {
      signal.throwIfAborted();
      const count = Math.min(step, whole - first);
      const from = headerBytes + first * recordBytes;
      const bytes = new Uint8Array(await table.value.slice(from, from + count * recordBytes).arrayBuffer());
      const features: SourceFeature[] = [];
      for (let i = 0; i < count; i++) {
        const cells = rowOf(bytes.subarray(i * recordBytes, (i + 1) * recordBytes));
        const geometry = geometryOf();
        features.push(
          cells === null
            ? { number, geometry: null, properties: new Map(), verdict: DELETED }
            : withText({ number, geometry }, cells, fields),
        );
      }
      const broken = shapes.value?.fault() ?? null;
      if (broken !== null) return broken;
      yield { features, fraction: (first + count) / Math.max(1, records) };
    }
    if (whole < records) {
      return { code: 'damaged_file', detail: { reason: `${whole}/${records}` } };
    }
  }
  while (shapes.value?.more() === true) {
    signal.throwIfAborted();
    const features: SourceFeature[] = [];
    for (let i = 0; i < 20_000 && shapes.value.more(); i++) {
      const geometry = geometryOf();
      features.push({ number, geometry, properties: new Map() });
    }
    const broken = shapes.value.fault();
    if (broken !== null) return broken;
    yield { features, fraction: shapes.value.fraction() };
  }
  return null;
}

/** Written as a row without anything, so that the count holds. */
const DELETED = { code: 'deleted_record', column: 0, text: '' } as const;

function withText(
  feature: Pick<SourceFeature, 'number' | 'geometry'>,
  cells: readonly string[],
  fields: DbfHeader['fields'],
): SourceFeature {
  const read = { ...feature, properties: new Map(cells.map((cell, at) => [fields[at]!.name, cell])) };
  const column = cells.findIndex((cell) => cell.includes('\uFFFD'));
  return column < 0 ? read : { ...read, verdict: { code: 'undecodable', column, text: cells.join(' ') } };
}

interface Shapes {
  more(): boolean;
  /** Geometry of the next record; null behind the last. */
  next(): unknown;
  fraction(): number;
  fault(): ImportError | null;
}

async function openShapes(
  source: Parts['shp'],
  signal: AbortSignal,
): Promise<Result<Shapes | null, ImportError>> {
  if (source === null) return ok(null);
  const read =
    source instanceof Blob
      ? source.size > LARGEST_SHAPES
        ? failure<ImportError>({ code: 'too_large', detail: { bytes: source.size } })
        : ok(new Uint8Array(await source.arrayBuffer()))
      : await memberBytes(source, LARGEST_SHAPES, signal);
  if (!read.ok) return read;
  const bytes = read.value;
  if (!isShapes(bytes)) return failure({ code: 'damaged_file', detail: { reason: 'shp' } });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The header's length counts 16-bit words; the file itself is believed where it is longer than that.
  const stated = view.getInt32(24) * 2;
  const end = stated > SHAPE_HEADER_BYTES && stated < bytes.length ? stated : bytes.length;
  let at = SHAPE_HEADER_BYTES;
  let record = 0;
  let fault: ImportError | null = stated > bytes.length ? broken() : null;

  function broken(): ImportError {
    return { code: 'damaged_file', detail: { reason: `shp #${record}` } };
  }

  return ok({
    more: () => fault === null && at + 8 <= end,
    next() {
      if (fault !== null || at + 8 > end) return null;
      record++;
      const length = view.getInt32(at + 4) * 2;
      if (length < 4 || at + 8 + length > bytes.length) {
        fault = broken();
        return null;
      }
      const geometry = shapeGeometry(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length));
      at += 8 + length;
      if (geometry === undefined) fault = broken();
      return geometry ?? null;
    },
    fraction: () => at / end,
    fault: () => fault,
  });
}
