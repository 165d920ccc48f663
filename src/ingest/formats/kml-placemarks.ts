import { SaxesParser } from 'saxes';
import type { ImportError } from '../../domain/import-report';
import type { SourceFeature } from './features/source-feature';
import { descriptionPairs } from './kml-description';

/** A document is never this deep; a bomb is. */
const DEEPEST = 100;
const LONGEST_TEXT = 16 << 20;
/** Column that says in which folders a placemark lies. */
export const FOLDER_COLUMN = '文件夹';

/** Simple children of a placemark that say something of it (OGC 12-007r2 §9.1, §11). */
const PLAIN: ReadonlySet<string> = new Set([
  'name',
  'address',
  'phoneNumber',
  'description',
  'when',
  'begin',
  'end',
]);
const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
]);

export interface KmlReader {
  /** Placemarks that have ended. */
  push(text: string): readonly SourceFeature[];
  finish(): readonly SourceFeature[];
  fault(): ImportError | null;
}

interface Building {
  readonly type: string;
  readonly members: unknown[];
  coordinates: number[][];
  readonly rings: number[][][];
}

/**
 * Placemarks of a KML document in its order: name, description (a table in it as columns), extended data, times, the
 * folders around it, its geometry. Local names alone count, so `gx:Track` is a track. Faults: dtd_forbidden, too_deep,
 * invalid_xml (line).
 */
export function createKmlReader(): KmlReader {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: string[] = [];
  /** Names of the documents and folders around, '' where one has none yet. */
  const folders: string[] = [];
  let ready: SourceFeature[] = [];
  let fault: ImportError | null = null;
  let properties: Map<string, unknown> | null = null;
  let geometry: unknown = null;
  let building: Building[] = [];
  let text = '';
  let dataName = '';
  let placemarks = 0;

  const stop = (error: ImportError): void => {
    fault ??= error;
  };
  const set = (name: string, value: string): void => {
    if (properties === null || value === '' || name === '') return;
    properties.set(name, value);
  };

  parser.on('error', () => stop({ code: 'invalid_xml', detail: { line: parser.line } }));
  parser.on('doctype', () => stop({ code: 'dtd_forbidden' }));
  parser.on('opentag', ({ name, attributes }) => {
    const tag = localName(name);
    open.push(tag);
    text = '';
    if (open.length > DEEPEST) stop({ code: 'too_deep', detail: { limit: DEEPEST, line: parser.line } });
    if (tag === 'Folder' || tag === 'Document') folders.push('');
    else if (tag === 'Placemark') {
      properties = new Map();
      geometry = null;
      building = [];
      placemarks++;
      const path = folders.filter((folder) => folder !== '').join('/');
      if (path !== '') properties.set(FOLDER_COLUMN, path);
    } else if (tag === 'Data' || tag === 'SimpleData') dataName = String(attributes.name ?? '').trim();
    else if (properties !== null && GEOMETRIES.has(tag)) {
      building.push({ type: tag, members: [], coordinates: [], rings: [] });
    }
  });
  const take = (more: string): void => {
    text += more;
    if (text.length > LONGEST_TEXT)
      stop({ code: 'too_large', detail: { line: parser.line, limit: LONGEST_TEXT } });
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    const tag = open.pop() ?? '';
    const value = text.trim();
    text = '';
    const parent = open.at(-1) ?? '';
    if (tag === 'Folder' || tag === 'Document') folders.pop();
    else if (tag === 'name' && (parent === 'Folder' || parent === 'Document'))
      folders[folders.length - 1] = value;
    else if (properties === null) return;
    else if (tag === 'Placemark') {
      ready.push({ number: placemarks, geometry, properties });
      properties = null;
    } else if (tag === 'value' && parent === 'Data') set(dataName, value);
    else if (tag === 'SimpleData') set(dataName, value);
    else if (tag === 'coordinates' && building.length > 0)
      building.at(-1)!.coordinates = positionsOf(value, ',');
    else if (tag === 'coord' && building.length > 0) {
      building.at(-1)!.coordinates.push(...positionsOf(value.replace(/\s+/g, ','), ','));
    } else if (GEOMETRIES.has(tag)) {
      const built = geometryOf(building.pop());
      const outer = building.at(-1);
      if (outer === undefined) geometry ??= built;
      else if (tag === 'LinearRing' && outer.type === 'Polygon') {
        const { coordinates } = built as { readonly coordinates: number[][] };
        if (parent === 'outerBoundaryIs') outer.rings.unshift(coordinates);
        else outer.rings.push(coordinates);
      } else if (built !== null) outer.members.push(built);
    } else if (tag === 'description') {
      const pairs = descriptionPairs(value);
      if (pairs.length === 0) set(tag, value);
      for (const [key, cell] of pairs) if (!properties.has(key)) set(key, cell);
    } else if (PLAIN.has(tag)) set(tag, value);
  });

  function taken(): readonly SourceFeature[] {
    const features = ready;
    ready = [];
    return features;
  }

  return {
    push(piece) {
      if (fault === null) parser.write(piece);
      return taken();
    },
    finish() {
      if (fault === null) parser.close();
      return taken();
    },
    fault: () => fault,
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Longitude, latitude and perhaps height, blanks between positions. */
function positionsOf(text: string, between: string): number[][] {
  return text
    .split(/\s+/)
    .map((tuple) => tuple.split(between).slice(0, 2).map(Number))
    .filter((pair) => pair.length === 2 && pair.every(Number.isFinite));
}

function geometryOf(built: Building | undefined): unknown {
  if (built === undefined) return null;
  const { type, coordinates, members, rings } = built;
  switch (type) {
    case 'Point':
      return coordinates[0] === undefined ? null : { type, coordinates: coordinates[0] };
    case 'Polygon':
      return { type, coordinates: rings };
    case 'MultiGeometry':
      return members.length === 0 ? null : merged(members as readonly Part[]);
    default:
      return { type: 'LineString', coordinates };
  }
}

interface Part {
  readonly type: string;
  readonly coordinates: unknown;
}

/** Parts of one kind as one geometry, so that the largest of them is found. */
function merged(members: readonly Part[]): unknown {
  const kind = members[0]!.type;
  const alike =
    kind !== 'GeometryCollection' && !kind.startsWith('Multi') && members.every(({ type }) => type === kind);
  return alike
    ? { type: `Multi${kind}`, coordinates: members.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries: members };
}
