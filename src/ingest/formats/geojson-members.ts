import type { SourceFeature } from './features/source-feature';
import { isObject } from './geojson-geometry';

type Members = { readonly [name: string]: unknown };

export const GEOMETRY_TYPES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);
/** Members that say how a feature is built rather than what it is. */
const STRUCTURE: ReadonlySet<string> = new Set(['type', 'geometry', 'properties', 'bbox', 'crs']);
const DEEPEST_FLATTENED = 3;

/**
 * What a JSON object of a list is as features: a Feature with its id and foreign members as columns beside its
 * properties, a bare geometry, the features of a collection in a sequence, or a plain object as a row of its members.
 */
export function jsonFeatures(value: unknown, number: number): readonly SourceFeature[] {
  if (!isObject(value)) return [{ number, geometry: null, properties: new Map() }];
  if (value.type === 'FeatureCollection' && Array.isArray(value.features)) {
    return (value.features as unknown[]).flatMap((member) => jsonFeatures(member, number));
  }
  const properties = new Map<string, unknown>();
  if (GEOMETRY_TYPES.has(value.type) && ('coordinates' in value || 'geometries' in value)) {
    return [{ number, geometry: value, properties }];
  }
  const geometry =
    isObject(value.geometry) && typeof value.geometry.type === 'string' ? value.geometry : null;
  if (value.type === 'Feature' || (geometry !== null && isObject(value.properties))) {
    if (isObject(value.properties)) flatten(value.properties, '', properties, 0);
    for (const [name, member] of Object.entries(value)) {
      if (!STRUCTURE.has(name) && !properties.has(name)) flattenMember(name, member, properties, 0);
    }
  } else {
    for (const [name, member] of Object.entries(value)) {
      if (name !== 'geometry' || geometry === null) flattenMember(name, member, properties, 0);
    }
  }
  return [{ number, geometry, properties }];
}

/** Objects inside objects become columns `outer.inner`; lists stay whole. */
function flatten(members: Members, prefix: string, into: Map<string, unknown>, depth: number): void {
  for (const [name, member] of Object.entries(members)) flattenMember(prefix + name, member, into, depth);
}

function flattenMember(name: string, member: unknown, into: Map<string, unknown>, depth: number): void {
  if (isObject(member) && depth < DEEPEST_FLATTENED && Object.keys(member).length > 0) {
    flatten(member, `${name}.`, into, depth + 1);
  } else into.set(name, member);
}
