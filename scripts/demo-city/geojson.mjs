import { toLngLat } from './plane.mjs';

export function feature(properties, geometry) {
  return { type: 'Feature', properties, geometry };
}

export function collection(features) {
  return { type: 'FeatureCollection', features };
}

/** GeoJSON wants outer rings counter-clockwise, holes clockwise, and the first point again at the end. */
export function polygonOf(rings, points) {
  const closed = rings.map((ring) => {
    const line = ring.map((number) => toLngLat(points[number]));
    return [...line, line[0]];
  });
  const outer = closed.filter((ring) => turn(ring) > 0);
  const holes = closed.filter((ring) => turn(ring) <= 0);
  if (outer.length === 1) return { type: 'Polygon', coordinates: [outer[0], ...holes] };
  if (holes.length === 0) return { type: 'MultiPolygon', coordinates: outer.map((ring) => [ring]) };
  throw new Error('a unit of several parts with holes');
}

export function plainPolygon(ring) {
  const line = ring.map(toLngLat);
  return { type: 'Polygon', coordinates: [[...line, line[0]]] };
}

export function linesOf(paths, points) {
  const lines = paths.map((path) => path.map((number) => toLngLat(points[number])));
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] }
    : { type: 'MultiLineString', coordinates: lines };
}

/** Leaves out the points that a line passes within half a metre of anyway (Douglas and Peucker). */
export function withoutStraights(path, points, toleranceMetres = 0.5) {
  if (path.length < 3) return path;
  const [a, b] = [points[path[0]], points[path.at(-1)]];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let far = 0;
  let worst = toleranceMetres;
  for (let i = 1; i < path.length - 1; i++) {
    const [x, y] = points[path[i]];
    const away =
      length < 1
        ? Math.hypot(x - a[0], y - a[1])
        : Math.abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / length;
    if (away > worst) {
      worst = away;
      far = i;
    }
  }
  if (far === 0) return [path[0], path.at(-1)];
  return [
    ...withoutStraights(path.slice(0, far + 1), points, toleranceMetres),
    ...withoutStraights(path.slice(far), points, toleranceMetres).slice(1),
  ];
}

export function pointOf(place) {
  return { type: 'Point', coordinates: toLngLat(place) };
}

/** One feature a line, so that a difference between two versions can be read. */
export function toText({ features, ...rest }) {
  const head = JSON.stringify({ ...rest, features: [] }).slice(0, -2);
  return `${head}\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
}

function turn(line) {
  let twice = 0;
  for (let i = 1; i < line.length; i++) {
    twice +=
      (line[i - 1][0] - line[0][0]) * (line[i][1] - line[0][1]) -
      (line[i][0] - line[0][0]) * (line[i - 1][1] - line[0][1]);
  }
  return twice;
}
