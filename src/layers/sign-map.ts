import type { Extent } from '../domain/place';
import type { MultiPolygonShape } from '../domain/polygon-shape';
import type { ReferenceLayer } from '../domain/reference-layer';

/** Metres per degree of latitude. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
/** Height of a name, of the map's width. */
const TEXT = 1 / 52;
/** Roads that are drawn wider. */
const MAIN_ROADS: ReadonlySet<string> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);
/** Of the zone's size, seen around it on each side. */
const MARGIN = 0.18;
/** A zone of a few metres still has its street. */
const LEAST_METRES = 120;
/** Lengths of scale bars, in metres. */
const BAR_STEPS: readonly number[] = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];

/** A text around its middle. */
export interface SignName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** A drawing of one zone in metres, y downwards, as paths of SVG. */
export interface SignMap {
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly zone: string;
  readonly neighbours: readonly string[];
  readonly zoneNames: readonly SignName[];
  /** Streets with through traffic, and the others. */
  readonly mainRoads: string;
  readonly roads: string;
  readonly water: string;
  /** As many as stand free of each other, the longest streets first. */
  readonly roadNames: readonly SignName[];
  /** Height of a name, in metres. */
  readonly textMetres: number;
  /** Length of the scale's bar: a round one, at most a quarter of the width. */
  readonly barMetres: number;
}

export interface SignGround {
  readonly name: string;
  readonly shape: MultiPolygonShape;
}

/** `ratio`: width by height of the paper's map. Others that reach into it are its neighbours. */
export function signMap(
  own: SignGround,
  others: readonly SignGround[],
  references: readonly ReferenceLayer[],
  ratio: number,
): SignMap {
  const ground = extentOf(own.shape);
  const middle = (ground.south + ground.north) / 2;
  const perLng = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const width = (ground.east - ground.west) * perLng;
  const height = (ground.north - ground.south) * METRES_PER_DEGREE;
  const side = Math.max(width, height * ratio, LEAST_METRES) * (1 + 2 * MARGIN);
  const view = { width: side, height: side / ratio };
  const west = (ground.west + ground.east) / 2 - view.width / 2 / perLng;
  const north = middle + view.height / 2 / METRES_PER_DEGREE;
  const seen: Extent = {
    west,
    north,
    east: west + view.width / perLng,
    south: north - view.height / METRES_PER_DEGREE,
  };
  const x = (lng: number) => (lng - west) * perLng;
  const y = (lat: number) => (north - lat) * METRES_PER_DEGREE;
  const point = (lng: number, lat: number) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`;
  const shapePath = (shape: MultiPolygonShape) =>
    shape
      .flat()
      .map((ring) => {
        const points: string[] = [];
        for (let at = 0; at < ring.length; at += 2) points.push(point(ring[at]!, ring[at + 1]!));
        return `M${points.join('L')}Z`;
      })
      .join('');
  const textMetres = view.width * TEXT;
  const neighbours = others
    .filter((other) => other.shape.length > 0 && meet(extentOf(other.shape), seen))
    .map(({ name, shape }) => {
      const box = overlapOf(extentOf(shape), seen);
      return {
        name,
        path: shapePath(shape),
        x: x((box.west + box.east) / 2),
        y: y((box.south + box.north) / 2),
      };
    });
  const { roadNames, ...paths } = referencePaths(references, seen, point, { x, y });
  const weighty = (names: readonly SignName[]) =>
    names.map((one) => ({ ...one, weight: Number.POSITIVE_INFINITY }));
  const zoneNames = freeNames(weighty(neighbours), textMetres, view);
  const allNames = freeNames([...weighty(zoneNames), ...roadNames], textMetres, view);
  return {
    widthMetres: view.width,
    heightMetres: view.height,
    zone: shapePath(own.shape),
    neighbours: neighbours.map(({ path }) => path),
    ...paths,
    zoneNames,
    // The zones' come first, and are free already.
    roadNames: allNames.slice(zoneNames.length),
    textMetres,
    barMetres: BAR_STEPS.findLast((step) => step <= view.width / 4) ?? BAR_STEPS[0]!,
  };
}

function referencePaths(
  references: readonly ReferenceLayer[],
  seen: Extent,
  point: (lng: number, lat: number) => string,
  at: { readonly x: (lng: number) => number; readonly y: (lat: number) => number },
): Pick<SignMap, 'mainRoads' | 'roads' | 'water'> & { readonly roadNames: readonly RoadName[] } {
  let mainRoads = '';
  let roads = '';
  let water = '';
  const names = new Map<string, RoadName>();
  for (const { features } of references) {
    for (const { geometry, properties } of features) {
      if (properties.kind !== 'road' && properties.kind !== 'water') continue;
      for (const line of linesOf(geometry)) {
        if (!line.some((position) => isIn(seen, position))) continue;
        const path = `M${line.map(([lng, lat]) => point(lng!, lat!)).join('L')}`;
        if (properties.kind === 'water') water += geometry.type.endsWith('Polygon') ? `${path}Z` : path;
        else {
          const isMain = MAIN_ROADS.has(properties.class);
          if (isMain) mainRoads += path;
          else roads += path;
          const inside = line.filter((position) => isIn(seen, position));
          const middle = inside[Math.floor(inside.length / 2)]!;
          const metres = lengthOf(line, at) * (isMain ? 3 : 1);
          if (properties.name !== '' && (names.get(properties.name)?.weight ?? 0) < metres) {
            names.set(properties.name, {
              name: properties.name,
              x: at.x(middle[0]!),
              y: at.y(middle[1]!),
              weight: metres,
            });
          }
        }
      }
    }
  }
  return { mainRoads, roads, water, roadNames: [...names.values()] };
}

interface RoadName extends SignName {
  /** Metres of its longest piece; a main road's count three times. */
  readonly weight: number;
}

/** Names whose boxes do not meet, nor leave the map: Chinese ones are as wide as they have signs. */
function freeNames(
  names: readonly RoadName[],
  text: number,
  view: { readonly width: number; readonly height: number },
): readonly SignName[] {
  const placed: (SignName & { readonly half: number })[] = [];
  for (const { name, x, y } of [...names].sort((a, b) => b.weight - a.weight)) {
    const half = (Array.from(name).length * text) / 2 + text * 0.3;
    if (x < half || x > view.width - half || y < text * 1.5 || y > view.height - text) continue;
    const isFree = placed.every(
      (other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > text * 1.6,
    );
    if (isFree) placed.push({ name, x, y, half });
  }
  return placed.map(({ name, x, y }) => ({ name, x, y }));
}

function lengthOf(
  line: readonly GeoJSON.Position[],
  { x, y }: { readonly x: (lng: number) => number; readonly y: (lat: number) => number },
): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!];
    metres += Math.hypot(x(to[0]!) - x(from[0]!), y(to[1]!) - y(from[1]!));
  }
  return metres;
}

function linesOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return [];
  }
}

function isIn(
  { west, south, east, north }: Extent,
  [lng = Number.NaN, lat = Number.NaN]: GeoJSON.Position,
): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function extentOf(shape: MultiPolygonShape): Extent {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outline] of shape) {
    for (let at = 0; at < outline!.length; at += 2) {
      west = Math.min(west, outline![at]!);
      east = Math.max(east, outline![at]!);
      south = Math.min(south, outline![at + 1]!);
      north = Math.max(north, outline![at + 1]!);
    }
  }
  return { west, south, east, north };
}

function meet(a: Extent, b: Extent): boolean {
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

function overlapOf(a: Extent, b: Extent): Extent {
  return {
    west: Math.max(a.west, b.west),
    east: Math.min(a.east, b.east),
    south: Math.max(a.south, b.south),
    north: Math.min(a.north, b.north),
  };
}
