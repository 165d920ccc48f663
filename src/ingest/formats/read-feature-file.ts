import type { ImportError } from '../../domain/import-report';
import type { MapReading } from '../../domain/map-reading';
import type { PlaceReading } from '../../domain/place-reading';
import { failure, ok, type Result } from '../../domain/result';
import { createFingerprint, fingerprintOf } from '../fingerprint';
import { openPlaces } from '../place/place-reader';
import { statedSystem } from '../place/system-hint';
import { type DetectedFormat, detectFormat } from '../sniff-format';
import { createFaultList } from './fault-list';
import type { ReadFeature, ReadFeatures } from './features/read-features';
import type { FeatureFormat, FeatureLayer, SourceFault, SourceFeature } from './features/source-feature';
import { isObject, readGeometry } from './geojson-geometry';
import { geojsonLayers } from './geojson-layers';
import { notGeojson } from './geojson-outline';
import { unwrapFile } from './unwrap-file';

const HEAD_BYTES = 1 << 20;
const CHUNK_BYTES = 4 << 20;

const shapefile = async () => (await import('./shapefile-layers')).shapefileLayers;

/** GeoJSON is what boundaries mostly come as; the code of the others comes with the first file of their kind. */
const FORMATS: { readonly [D in DetectedFormat]?: () => Promise<FeatureFormat> } = {
  json: async () => geojsonLayers,
  kml: async () => (await import('./kml-layers')).kmlLayers,
  parquet: async () => (await import('./parquet-layers')).parquetLayers,
  zip: shapefile,
  shapes: shapefile,
};

/** The format whose features a file holds by its content, or null. */
export async function featureFormatOf(file: Blob): Promise<FeatureFormat | null> {
  const load = FORMATS[detectFormat(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))];
  return load === undefined ? null : load();
}

/**
 * A map file of any format → its usable features in degrees, converted where it states another system that is known, or
 * as `reading` says. Of several layers the one that it names, else the one with the most features that have a place.
 * Errors: those of the format; unsupported_format, unsupported_crs (crs), coordinates_out_of_range, not_geojson (line,
 * fault, member) where nothing has a place.
 */
export async function readFeatureFile(
  packed: Blob,
  fileName: string,
  signal: AbortSignal,
  reading: MapReading = {},
): Promise<Result<ReadFeatures, ImportError>> {
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return unwrapped;
  const file = unwrapped.value;
  const format = await featureFormatOf(file);
  if (file.size === 0) return failure({ code: 'empty_file' });
  if (format === null) return failure({ code: 'unsupported_format', detail: { format: 'map' } });
  const listed = await format.layers(file, signal);
  if (!listed.ok) return listed;
  const layer = listed.value.find(({ name }) => name === reading.layer) ?? mostLocated(listed.value);
  if (layer === null) return failure(notGeojson(listed.value.flatMap(({ faults = [] }) => faults)));
  const converted =
    reading.place === undefined ? await converterFor(layer.placeHint) : await converterOf(reading.place);
  if (!converted.ok) return converted;

  const features: ReadFeature[] = [];
  const faults = createFaultList();
  const seenFaults: SourceFault[] = [...(layer.faults ?? [])];
  for (const fault of seenFaults) faults.add({ ...fault, feature: 0, left: false });
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
    for (const feature of next.value.features) {
      seen++;
      const geometry = feature.geometry === null ? null : readGeometry(converted.value(feature.geometry));
      const usable = geometry?.kind === 'usable';
      if (geometry?.kind === 'out_of_range') outOfRange++;
      for (const fault of faultsOf(feature, geometry?.kind ?? null)) {
        faults.add({ ...fault, feature: feature.number, left: !usable });
        if (!usable && seenFaults.length < 1000) seenFaults.push(fault);
      }
      if (usable) {
        const properties = Object.fromEntries(feature.properties);
        features.push({ geometry: geometry.geometry, properties });
      }
    }
  }
  if (features.length === 0) {
    return failure(outOfRange > 0 ? { code: 'coordinates_out_of_range' } : notGeojson(seenFaults));
  }
  return ok({
    id: readId(await fingerprintOfFile(packed, signal), reading),
    name: nameOf(fileName),
    features,
    skipped: seen - features.length,
    faults: faults.faults(),
  });
}

/** The same bytes read another way are another set. */
function readId(fingerprint: string, { layer, place }: MapReading): string {
  if (layer === undefined && place === undefined) return fingerprint;
  const said = new TextEncoder().encode(JSON.stringify([layer ?? null, place ?? null]));
  return `${fingerprint}-${fingerprintOf(said)}`;
}

/** What the format said, or why nothing can be drawn. */
function faultsOf(
  { line = 0, faults: said = [], verdict }: SourceFeature,
  kind: 'usable' | 'malformed' | 'out_of_range' | null,
): readonly SourceFault[] {
  const faults: readonly SourceFault[] =
    verdict?.code === 'undecodable' ? [...said, { code: 'undecodable', line, member: '' }] : said;
  if (kind === 'out_of_range') return [...faults, { code: 'out_of_range', line, member: 'coordinates' }];
  if (kind === 'usable' || faults.length > 0) return faults;
  return kind === null
    ? [{ code: 'no_geometry', line, member: 'geometry' }]
    : [{ code: 'position_malformed', line, member: 'coordinates' }];
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

export function mostLocated(layers: readonly FeatureLayer[]): FeatureLayer | null {
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
  return converterOf({ system: stated.system, swap: 'none' }, stated.name);
}

async function converterOf(
  place: PlaceReading,
  name: string = place.system,
): Promise<Result<Converter, ImportError>> {
  const reader = await openPlaces(place);
  if (reader === null) return failure({ code: 'unsupported_crs', detail: { crs: name } });
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
