import type { ImportError, ImportErrorCode } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { createFingerprint } from '../fingerprint';
import { openPlaces } from '../place/place-reader';
import { statedSystem } from '../place/system-hint';
import { type DetectedFormat, detectFormat } from '../sniff-format';
import type { FeatureFormat, FeatureLayer } from './features/source-feature';
import { type ReadFeature, type ReadFeatures, readFeatures } from './geojson-features';
import { isObject, readGeometry } from './geojson-geometry';
import { geojsonLayers } from './geojson-layers';
import { kmlLayers } from './kml-layers';
import { parquetLayers } from './parquet-layers';
import { shapefileLayers } from './shapefile-layers';
import { unwrapFile } from './unwrap-file';

const HEAD_BYTES = 1 << 20;
const CHUNK_BYTES = 4 << 20;

/** Small GeoJSON is parsed at once, which is one pass instead of two. */
const LARGEST_AT_ONCE = 64 << 20;
/** What the parser of one whole document refuses: lines of documents, other systems, other lists. */
const ASKED_AGAIN: ReadonlySet<ImportErrorCode> = new Set(['invalid_json', 'not_geojson', 'unsupported_crs']);

const FORMATS: { readonly [D in DetectedFormat]?: FeatureFormat } = {
  json: geojsonLayers,
  kml: kmlLayers,
  parquet: parquetLayers,
  zip: shapefileLayers,
  shapes: shapefileLayers,
};

/** The format whose features a file holds by its content, or null. */
export async function featureFormatOf(file: Blob): Promise<FeatureFormat | null> {
  return FORMATS[detectFormat(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))] ?? null;
}

/**
 * A map file of any format → its usable features in degrees, converted where it states another system that is known.
 * Of several layers the one with the most features that have a place. Errors: those of the format; unsupported_format,
 * unsupported_crs (crs), coordinates_out_of_range, not_geojson where nothing has a place.
 */
export async function readFeatureFile(
  packed: Blob,
  fileName: string,
  signal: AbortSignal,
): Promise<Result<ReadFeatures, ImportError>> {
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return unwrapped;
  const file = unwrapped.value;
  const format = await featureFormatOf(file);
  if (format === null) return failure({ code: 'unsupported_format', detail: { format: 'map' } });
  if (format === geojsonLayers && packed === file && file.size <= LARGEST_AT_ONCE) {
    const read = readFeatures(new Uint8Array(await file.arrayBuffer()), nameOf(fileName));
    if (read.ok || !ASKED_AGAIN.has(read.error.code)) return read;
  }
  const listed = await format.layers(file, signal);
  if (!listed.ok) return listed;
  const layer = mostLocated(listed.value);
  if (layer === null) return failure({ code: 'not_geojson' });
  const converted = await converterFor(layer.placeHint);
  if (!converted.ok) return converted;

  const features: ReadFeature[] = [];
  let outOfRange = 0;
  let seen = 0;
  const named = { layer: layer.name };
  const stream = format.features(
    file,
    layer.encoding === undefined ? named : { ...named, encoding: layer.encoding },
    signal,
  );
  for (;;) {
    const next = await stream.next();
    if (next.done) {
      if (next.value !== null) return failure(next.value);
      break;
    }
    for (const { geometry, properties } of next.value.features) {
      seen++;
      if (geometry === null) continue;
      const reading = readGeometry(converted.value(geometry));
      if (reading.kind === 'out_of_range') outOfRange++;
      else if (reading.kind === 'usable') {
        features.push({ geometry: reading.geometry, properties: Object.fromEntries(properties) });
      }
    }
  }
  if (features.length === 0) {
    return failure({ code: outOfRange > 0 ? 'coordinates_out_of_range' : 'not_geojson' });
  }
  return ok({
    id: await fingerprintOfFile(packed, signal),
    name: nameOf(fileName),
    features,
    skipped: seen - features.length,
  });
}

export function nameOf(fileName: string): string {
  return fileName.replace(
    /(?:\.(?:geo)?json(?:l|s|seq)?|\.ndjson|\.zip|\.shp|\.km[lz]|\.(?:geo)?parquet|\.gz)+$/i,
    '',
  );
}

export async function fingerprintOfFile(file: Blob, signal: AbortSignal): Promise<string> {
  const fingerprint = createFingerprint();
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    signal.throwIfAborted();
    fingerprint.push(new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer()));
  }
  return fingerprint.finish();
}

function mostLocated(layers: readonly FeatureLayer[]): FeatureLayer | null {
  let best: FeatureLayer | null = null;
  for (const layer of layers) {
    if (layer.located && (best === null || (layer.rows ?? 0) > (best.rows ?? 0))) best = layer;
  }
  return best;
}

type Converter = (geometry: unknown) => unknown;

async function converterFor(hint: string | undefined): Promise<Result<Converter, ImportError>> {
  const stated = statedSystem(hint);
  if (stated === null || (stated.kind === 'known' && stated.system === 'wgs84'))
    return ok((geometry) => geometry);
  if (stated.kind === 'unsupported')
    return failure({ code: 'unsupported_crs', detail: { crs: stated.name } });
  const reader = await openPlaces({ system: stated.system, swap: 'none' });
  if (reader === null) return failure({ code: 'unsupported_crs', detail: { crs: stated.name } });
  return ok((geometry) => {
    const xs: number[] = [];
    const ys: number[] = [];
    collect(geometry, xs, ys);
    const { lngs, lats } = reader.read(Float64Array.from(xs), Float64Array.from(ys));
    const next = { at: 0 };
    return replaced(geometry, lngs, lats, next);
  });
}

/** Positions in the order in which `replaced` meets them. */
function collect(value: unknown, xs: number[], ys: number[]): void {
  if (isPosition(value)) {
    xs.push(value[0]);
    ys.push(value[1]);
  } else if (Array.isArray(value)) for (const member of value as unknown[]) collect(member, xs, ys);
  else if (isObject(value)) {
    collect(value.coordinates, xs, ys);
    collect(value.geometries, xs, ys);
  }
}

function replaced(value: unknown, lngs: Float64Array, lats: Float64Array, next: { at: number }): unknown {
  if (isPosition(value)) {
    const at = next.at++;
    return [lngs[at], lats[at]];
  }
  if (Array.isArray(value)) return value.map((member: unknown) => replaced(member, lngs, lats, next));
  if (!isObject(value)) return value;
  return {
    type: value.type,
    ...('coordinates' in value ? { coordinates: replaced(value.coordinates, lngs, lats, next) } : {}),
    ...('geometries' in value ? { geometries: replaced(value.geometries, lngs, lats, next) } : {}),
  };
}

function isPosition(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}
