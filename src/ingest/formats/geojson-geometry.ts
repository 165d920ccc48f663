/** What one geometry of a file is worth. */
export type GeometryReading =
  | { readonly kind: 'usable'; readonly geometry: GeoJSON.Geometry }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'out_of_range' };

const MALFORMED: GeometryReading = { kind: 'malformed' };
const OUT_OF_RANGE: GeometryReading = { kind: 'out_of_range' };

/** Types by how many arrays surround a position (RFC 7946 §3.1): none, one, two, three. */
const FAMILIES: readonly (readonly (string | null)[])[] = [
  ['Point', 'MultiPoint', null, null],
  [null, 'LineString', 'MultiLineString', null],
  [null, null, 'Polygon', 'MultiPolygon'],
];

/**
 * A copy with two coordinates a position. Malformed: a wrong type, a coordinate that is no finite number, a line of
 * one point, a polygon whose outer ring has fewer than three. Mended: a type that says Multi where the nesting does
 * not or the other way round (seen in a published boundary file), open rings, holes of fewer than three points.
 * Out of range: not degrees.
 */
export function readGeometry(value: unknown): GeometryReading {
  if (!isObject(value) || typeof value.type !== 'string') return MALFORMED;
  const { type: declared, coordinates } = value;
  if (declared === 'GeometryCollection') return readCollection(value.geometries);
  const family = FAMILIES.find((types) => types.includes(declared));
  const type = family?.[nestingOf(coordinates)] ?? null;
  if (type === null) return MALFORMED;
  const positions = { inRange: true };
  const copy = readNested(coordinates, nestingOf(coordinates), type, positions);
  if (copy === null) return MALFORMED;
  if (!positions.inRange) return OUT_OF_RANGE;
  // The copy has the nesting of its type.
  return { kind: 'usable', geometry: { type, coordinates: copy } as GeoJSON.Geometry };
}

/** Arrays around the first position; −1 where there is none. */
function nestingOf(coordinates: unknown): number {
  let nesting = -1;
  for (let inner = coordinates; Array.isArray(inner); inner = inner[0] as unknown) nesting++;
  return nesting;
}

function readCollection(geometries: unknown): GeometryReading {
  if (!Array.isArray(geometries) || geometries.length === 0) return MALFORMED;
  const usable: GeoJSON.Geometry[] = [];
  for (const member of geometries) {
    const reading = readGeometry(member);
    if (reading.kind !== 'usable') return reading;
    usable.push(reading.geometry);
  }
  return { kind: 'usable', geometry: { type: 'GeometryCollection', geometries: usable } };
}

type Nested = number[] | Nested[];

function readNested(
  value: unknown,
  nesting: number,
  type: string,
  positions: { inRange: boolean },
): Nested | null {
  if (!Array.isArray(value)) return null;
  if (nesting === 0) {
    const [lng, lat] = value as unknown[];
    if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
      return null;
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) positions.inRange = false;
    return [lng, lat];
  }
  const members: Nested[] = [];
  for (const [index, member] of value.entries()) {
    const read = readNested(member, nesting - 1, type, positions);
    if (read !== null) members.push(read);
    else if (!(type.endsWith('Polygon') && nesting === 2 && index > 0 && isShortRing(member))) return null;
  }
  if (members.length === 0) return null;
  if (nesting !== 1) return members;
  if (type.endsWith('Polygon')) return closedRing(members as number[][]);
  return type.endsWith('LineString') && members.length < 2 ? null : members;
}

/** A hole that is a point or a line and covers nothing. */
function isShortRing(ring: unknown): boolean {
  return Array.isArray(ring) && ring.length < 4;
}

function closedRing(ring: number[][]): number[][] | null {
  const [first, last] = [ring[0]!, ring[ring.length - 1]!];
  const closed = first[0] === last[0] && first[1] === last[1];
  if (ring.length - (closed ? 1 : 0) < 3) return null;
  return closed ? ring : [...ring, [first[0]!, first[1]!]];
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
