import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { createFingerprint } from '../fingerprint';
import { isObject, readGeometry } from './geojson-geometry';
import { parseJson } from './json-text';

/** A feature whose geometry can be used. */
export interface ReadFeature {
  readonly geometry: GeoJSON.Geometry;
  readonly properties: { readonly [name: string]: unknown };
}

/** The usable features of a file in its order. */
export interface ReadFeatures {
  readonly id: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly features: readonly ReadFeature[];
  /** Features left out: malformed or out of range. */
  readonly skipped: number;
}

/**
 * GeoJSON (RFC 7946; a `crs` of the 2008 draft that says WGS84 or CGCS2000) → features. Errors: empty_file,
 * too_large, wrong_encoding, too_deep, truncated_json, invalid_json (line), not_geojson, unsupported_crs (crs),
 * coordinates_out_of_range where no feature is in degrees.
 */
export function readFeatures(bytes: Uint8Array, fileName: string): Result<ReadFeatures, ImportError> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  const members = featuresOf(parsed.value);
  if (members === null) return failure({ code: 'not_geojson' });
  const crs = foreignCrs(parsed.value);
  if (crs !== null) return failure({ code: 'unsupported_crs', detail: { crs } });

  const features: ReadFeature[] = [];
  let outOfRange = 0;
  for (const member of members) {
    if (!isObject(member) || member.type !== 'Feature') continue;
    const reading = readGeometry(member.geometry);
    if (reading.kind === 'out_of_range') outOfRange++;
    if (reading.kind !== 'usable') continue;
    features.push({
      geometry: reading.geometry,
      properties: isObject(member.properties) ? member.properties : {},
    });
  }
  if (features.length === 0) {
    return failure({ code: outOfRange > 0 ? 'coordinates_out_of_range' : 'not_geojson' });
  }
  const fingerprint = createFingerprint();
  fingerprint.push(bytes);
  return ok({
    id: fingerprint.finish(),
    name: fileName.replace(/\.(geo)?json$/i, ''),
    features,
    skipped: members.length - features.length,
  });
}

/** The features of a document, a bare geometry taken as one; null where it is no GeoJSON. */
function featuresOf(document: unknown): readonly unknown[] | null {
  if (!isObject(document)) return null;
  if (document.type === 'FeatureCollection')
    return Array.isArray(document.features) ? document.features : null;
  if (document.type === 'Feature') return [document];
  if (typeof document.type !== 'string') return null;
  return readGeometry(document).kind === 'malformed'
    ? null
    : [{ type: 'Feature', properties: {}, geometry: document }];
}

/** Degrees on WGS84 or CGCS2000, less than a metre apart: EPSG 4326, 4490 and their 3-D forms, CRS84. */
const DEGREES_AS_READ = /(?:^|[:/])(?:4326|4979|4490|4480|CRS84h?)$/i;

/** The name of a coordinate system that cannot be read as it is, or null. */
function foreignCrs(document: unknown): string | null {
  const crs = isObject(document) ? document.crs : null;
  if (crs === null || crs === undefined) return null;
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {};
  const name = typeof crs === 'string' ? crs : (properties.name ?? properties.code ?? properties.href);
  if (typeof name !== 'string' && typeof name !== 'number') return null;
  return DEGREES_AS_READ.test(String(name).trim()) ? null : String(name);
}
