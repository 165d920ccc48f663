import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import type { Road, RoadLines, RoadSet } from '../../domain/road-set';
import type { ReadFeature, ReadFeatures } from '../formats/features/read-features';
import { referenceProperties } from '../reference/reference-properties';
import { createPropertyNames, plainName } from './property-names';
import words from './road-words.json';

/** IUGG mean radius; a street is far shorter than what an ellipsoid would change. */
const EARTH_RADIUS_METRES = 6_371_008.8;

const textOf = createPropertyNames(words);
const STRICT: ReadonlySet<string> = new Set(words.strictValues);

/** Bridges are told by a word (viaduct, 高架桥), or by yes; these words say that there is none. */
const DENIALS: ReadonlySet<string> = new Set(words.noValues);

/** OpenStreetMap's route=ferry, Tilezen's kind, and what our own files call it. */
const FERRY_KEYS = ['route', 'kind', 'class', 'fclass', 'type', '类型', '等级', '道路等级'];
const FERRIES: ReadonlySet<string> = new Set(words.ferryValues);

type Line = readonly GeoJSON.Position[];

/** Do the columns speak of stretches of road as planners list them, rather than of a base map? */
export function hasRoadColumns(columns: readonly string[]): boolean {
  const telling = [
    ...words.from,
    ...words.to,
    ...words.span,
    ...words.strict,
    ...words.code.slice(0, 4),
    '路段名称',
  ];
  const known = new Set(telling.map(plainName));
  return columns.some((column) => known.has(plainName(column)));
}

/**
 * One road for each feature with a line, without railways and ferries where there is anything else: exports of base maps
 * have them among their roads. Error: no_lines.
 */
export function buildRoadSet(read: ReadFeatures): Result<RoadSet, ImportError> {
  const withLines = roadFeatures(read).map((feature) => ({ feature, lines: linesOf(feature.geometry) }));
  if (withLines.length === 0)
    return failure({ code: 'no_lines', detail: { features: read.features.length } });
  const uses = new Map<string, number>();
  for (const { feature } of withLines) {
    const code = textOf(feature.properties, 'code');
    uses.set(code, (uses.get(code) ?? 0) + 1);
  }
  const roads = withLines.map(({ feature, lines }, index) => describe(feature, lines, index, uses));
  return ok({
    id: read.id,
    name: read.name,
    roads,
    lines: flatten(withLines.map(({ lines }) => lines)),
    skippedFeatures: read.skipped + read.features.length - withLines.length,
    ...(read.faults === undefined ? {} : { faults: read.faults }),
  });
}

/** The features that a road set's roads are, one for one. */
export function roadFeatures({ features }: Pick<ReadFeatures, 'features'>): readonly ReadFeature[] {
  const withLines = features.filter(({ geometry }) => linesOf(geometry).length > 0);
  const streets = withLines.filter((feature) => !runsOnRailsOrWater(feature));
  // Somebody who imports nothing but tram lines as roads means them.
  return streets.length === 0 ? withLines : streets;
}

function linesOf(geometry: GeoJSON.Geometry): readonly Line[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}

/** A tram in a street leaves the street a road: highway comes before railway. */
function runsOnRailsOrWater({ geometry, properties }: ReadFeature): boolean {
  if (referenceProperties(properties, geometry, null).kind === 'rail') return true;
  const highway = properties.highway;
  if (typeof highway === 'string' && highway !== '' && highway !== 'no') return false;
  return FERRY_KEYS.some((key) => {
    const word = properties[key];
    return typeof word === 'string' && FERRIES.has(word.trim().toLowerCase());
  });
}

function describe(
  { geometry, properties }: ReadFeature,
  lines: readonly Line[],
  index: number,
  uses: ReadonlyMap<string, number>,
): Road {
  // Whatever it says of itself, a line of a road file is a road.
  const { name, class: roadClass } = referenceProperties(
    { ...properties, highway: properties.highway ?? 'yes' },
    geometry,
    'road',
  );
  const code = textOf(properties, 'code');
  const [from, to] = endsOf(properties);
  return {
    id: code !== '' && uses.get(code) === 1 && !code.includes('#') ? code : `${code || name}#${index + 1}`,
    name,
    class: roadClass as Road['class'],
    from,
    to,
    strict: STRICT.has(textOf(properties, 'strict').toLowerCase()),
    street: textOf(properties, 'street'),
    lengthMetres: lines.reduce((sum, line) => sum + lengthMetres(line), 0),
    ...levelOf(properties),
  };
}

/** What is said to be a bridge or a tunnel; of both, or of neither, nothing is known. */
function levelOf(properties: ReadFeature['properties']): Pick<Road, 'level'> {
  const bridge = says(textOf(properties, 'bridge'));
  const tunnel = says(textOf(properties, 'tunnel'));
  if (bridge === tunnel) return {};
  return { level: bridge ? 1 : -1 };
}

function says(word: string): boolean {
  return word !== '' && !DENIALS.has(word.toLowerCase());
}

/** Both ends, also from one cell such as 人民路—解放路. */
function endsOf(properties: ReadFeature['properties']): readonly [from: string, to: string] {
  const [from, to] = [textOf(properties, 'from'), textOf(properties, 'to')];
  if (from !== '' || to !== '') return [from, to];
  return spanEnds(textOf(properties, 'span'));
}

export function spanEnds(span: string): readonly [from: string, to: string] {
  const parts = span.split(/\s*(?:—+|–|--+|～|~|至|→|-)\s*/).filter((part) => part !== '');
  return parts.length === 2 ? [parts[0]!, parts[1]!] : [span, ''];
}

function flatten(roads: readonly (readonly Line[])[]): RoadLines {
  const coordinates: number[] = [];
  const partStarts = [0];
  const roadStarts = [0];
  for (const lines of roads) {
    for (const line of lines) {
      for (const position of line) coordinates.push(position[0]!, position[1]!);
      partStarts.push(coordinates.length / 2);
    }
    roadStarts.push(partStarts.length - 1);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    partStarts: Uint32Array.from(partStarts),
    roadStarts: Uint32Array.from(roadStarts),
  };
}

function lengthMetres(line: Line): number {
  let length = 0;
  for (let at = 1; at < line.length; at++) {
    const [lng, lat] = [line[at]![0]!, line[at]![1]!];
    const [lng0, lat0] = [line[at - 1]![0]!, line[at - 1]![1]!];
    const middle = ((lat + lat0) / 2) * (Math.PI / 180);
    length += Math.hypot((lng - lng0) * Math.cos(middle), lat - lat0) * (Math.PI / 180) * EARTH_RADIUS_METRES;
  }
  return length;
}
