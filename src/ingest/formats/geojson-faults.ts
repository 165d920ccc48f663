import type { MapFaultCode } from '../../domain/map-fault';
import { isObject } from './geojson-geometry';
import { GEOMETRY_TYPES } from './geojson-members';
import type { JsonPath } from './json-places';

/** A fault and the object or list in the parsed value that it is about. */
export interface PathFault {
  readonly code: MapFaultCode;
  readonly path: JsonPath;
  readonly member: string;
}

type Note = (code: MapFaultCode, path: JsonPath, member?: string) => void;
type Members = { readonly [name: string]: unknown };

/** Arrays around a position, by type (RFC 7946 §3.1). */
const NESTING: { readonly [type: string]: number } = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
/** Members that make an object of another kind of it (RFC 7946 §7.1). */
const NOT_IN = {
  collection: ['coordinates', 'geometries', 'geometry', 'properties'],
  feature: ['features', 'coordinates', 'geometries'],
  geometry: ['features', 'geometry', 'properties'],
} as const;
/** One bad list has many bad numbers; the first tell. */
const MOST_IN_ONE = 20;

/** What is wrong with a feature of a collection, or with a document that is one feature or geometry. */
export function featureFaults(value: unknown, mayBeGeometry: boolean): readonly PathFault[] {
  const faults: PathFault[] = [];
  const note = noteInto(faults);
  if (!isObject(value)) note('type_unknown', []);
  else if (value.type === 'Feature') checkFeature(value, note);
  else if (mayBeGeometry && GEOMETRY_TYPES.has(value.type)) checkGeometry(value, [], note);
  else note(value.type === undefined ? 'member_missing' : 'type_unknown', [], 'type');
  return faults;
}

/** What is wrong with a document around its features. */
export function documentFaults(document: unknown): readonly PathFault[] {
  const faults: PathFault[] = [];
  const note = noteInto(faults);
  if (!isObject(document)) return faults;
  const { type, features, geometries } = document;
  if (type === 'GeometryCollection' && Array.isArray(geometries)) checkMembers(geometries, [], note);
  else if (type === undefined) note('member_missing', [], 'type');
  else if (type === 'FeatureCollection') {
    checkForeign(document, NOT_IN.collection, [], note);
    checkFrame(document, [], note);
    if (features === undefined) note('member_missing', [], 'features');
    else if (!Array.isArray(features)) note('member_malformed', ['features'], 'features');
    else
      features.forEach((member, at) => {
        if (!isObject(member)) note('type_unknown', ['features', at]);
      });
  } else note('type_unknown', [], 'type');
  return faults;
}

function noteInto(faults: PathFault[]): Note {
  return (code, path, member = '') => {
    if (faults.length < MOST_IN_ONE) faults.push({ code, path, member });
  };
}

function checkFeature(feature: Members, note: Note): void {
  for (const member of ['properties', 'geometry']) {
    if (!(member in feature)) note('member_missing', [], member);
  }
  checkForeign(feature, NOT_IN.feature, [], note);
  checkFrame(feature, [], note);
  const { id, properties, geometry } = feature;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    note('member_malformed', [], 'id');
  if (properties !== undefined && properties !== null && !isObject(properties))
    note('member_malformed', ['properties'], 'properties');
  if (geometry === undefined || geometry === null) return;
  if (isObject(geometry)) checkGeometry(geometry, ['geometry'], note);
  else note('member_malformed', ['geometry'], 'geometry');
}

function checkForeign(value: Members, names: readonly string[], path: JsonPath, note: Note): void {
  for (const name of names) if (name in value) note('member_misplaced', path, name);
}

/** `bbox`, and the `crs` of the draft of 2008. */
function checkFrame({ bbox, crs }: Members, path: JsonPath, note: Note): void {
  if (bbox !== undefined) {
    const sound =
      Array.isArray(bbox) &&
      (bbox.length === 4 || bbox.length === 6) &&
      bbox.every((number) => typeof number === 'number');
    if (!sound) note('member_malformed', [...path, 'bbox'], 'bbox');
  }
  if (crs !== undefined && crs !== null) {
    const sound = isObject(crs) && typeof crs.type === 'string' && isObject(crs.properties);
    if (!sound) note('member_malformed', [...path, 'crs'], 'crs');
  }
}

function checkGeometry(geometry: Members, path: JsonPath, note: Note): void {
  const { type, coordinates, geometries } = geometry;
  checkForeign(geometry, NOT_IN.geometry, path, note);
  checkFrame(geometry, path, note);
  if (type === 'GeometryCollection') {
    if (geometries === undefined) note('member_missing', path, 'geometries');
    else if (!Array.isArray(geometries)) note('member_malformed', [...path, 'geometries'], 'geometries');
    else {
      checkMembers(geometries, path, note);
      geometries.forEach((member, at) => {
        if (isObject(member)) checkGeometry(member, [...path, 'geometries', at], note);
      });
    }
    return;
  }
  const nesting = typeof type === 'string' ? NESTING[type] : undefined;
  if (nesting === undefined) {
    note(type === undefined ? 'member_missing' : 'type_unknown', path, 'type');
    return;
  }
  if (coordinates === undefined) note('member_missing', path, 'coordinates');
  else checkNested(coordinates, nesting, String(type), [...path, 'coordinates'], note);
}

/** Of a collection of geometries: `path` is its own. */
function checkMembers(geometries: readonly unknown[], path: JsonPath, note: Note): void {
  if (geometries.length === 1) note('single_collection', [...path, 'geometries']);
  if (!geometries.every(isObject)) note('type_unknown', path, 'geometries');
}

function checkNested(value: unknown, nesting: number, type: string, path: JsonPath, note: Note): void {
  if (!Array.isArray(value)) {
    note('nesting_wrong', path.slice(0, -1), 'coordinates');
    return;
  }
  if (nesting === 0) {
    if (!isPosition(value)) note('position_malformed', path);
    return;
  }
  const flat = value.findIndex((member) => !Array.isArray(member));
  if (flat >= 0) {
    note('nesting_wrong', path, 'coordinates');
    return;
  }
  if (nesting > 1) {
    value.forEach((member, at) => {
      checkNested(member, nesting - 1, type, [...path, at], note);
    });
    if (nesting === 2 && type.endsWith('Polygon')) checkWinding(value as unknown[][], path, note);
    return;
  }
  const bad = value.findIndex((member: unknown[]) => !isPosition(member));
  if (bad >= 0) note('position_malformed', [...path, bad]);
  else if (type.endsWith('Polygon')) checkRing(value as number[][], path, note);
  else if (type.endsWith('LineString') && value.length < 2) note('line_short', path);
}

function isPosition(value: readonly unknown[]): boolean {
  return value.length >= 2 && value.every((number) => typeof number === 'number');
}

function checkRing(ring: readonly (readonly number[])[], path: JsonPath, note: Note): void {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (first === undefined || last === undefined) note('ring_short', path);
  else if (first[0] !== last[0] || first[1] !== last[1]) note('ring_open', path);
  else if (ring.length < 4) note('ring_short', path);
}

/** Outer rings counter-clockwise, holes clockwise (RFC 7946 §3.1.6). */
function checkWinding(rings: readonly unknown[][], path: JsonPath, note: Note): void {
  const wrong = rings.some((ring, at) => {
    const twice = twiceArea(ring);
    return at === 0 ? twice < 0 : twice > 0;
  });
  if (wrong) note('winding', path.slice(0, path.lastIndexOf('coordinates')));
}

/** 0 of what is no ring. */
function twiceArea(ring: readonly unknown[]): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [from, to] = [ring[at - 1], ring[at]];
    if (!Array.isArray(from) || !Array.isArray(to)) return 0;
    twice += Number(from[0]) * Number(to[1]) - Number(to[0]) * Number(from[1]);
  }
  return twice;
}
