/** ESRI Shapefile Technical Description, July 1998. */
const NULL_SHAPE = 0;
/** Values below mean "no data" (page 2). */
const NO_DATA = -1e38;

type Position = readonly [first: number, second: number];
type Ring = readonly Position[];

/**
 * The content of a shape record (from its type on) as a GeoJSON geometry in the file's own coordinates; null for a null
 * shape and a multipatch; undefined where the record contradicts itself. Z and M are left out.
 */
export function shapeGeometry(content: DataView): unknown {
  if (content.byteLength < 4) return undefined;
  const type = content.getInt32(0, true);
  if (type === NULL_SHAPE) return null;
  switch (type % 10) {
    case 1: {
      if (type === 31) return null;
      if (content.byteLength < 20) return undefined;
      const point = positionAt(content, 4);
      return point === null ? null : { type: 'Point', coordinates: point };
    }
    case 8: {
      const points = positionsAt(content, 36, countAt(content, 36), 40);
      if (points === null) return undefined;
      return points.length === 0 ? null : { type: 'MultiPoint', coordinates: points };
    }
    case 3:
    case 5: {
      const parts = partsAt(content);
      if (parts === null) return undefined;
      if (parts.length === 0) return null;
      if (type % 10 === 5) return { type: 'MultiPolygon', coordinates: polygonsOf(parts) };
      return { type: 'MultiLineString', coordinates: parts };
    }
    default:
      return undefined;
  }
}

function countAt(content: DataView, at: number): number {
  return content.byteLength >= at + 4 ? content.getInt32(at, true) : -1;
}

function positionAt(content: DataView, at: number): Position | null {
  const first = content.getFloat64(at, true);
  const second = content.getFloat64(at + 8, true);
  return Number.isFinite(first) && Number.isFinite(second) && first > NO_DATA && second > NO_DATA
    ? [first, second]
    : null;
}

function positionsAt(content: DataView, _countAt: number, count: number, from: number): Position[] | null {
  if (count < 0 || from + count * 16 > content.byteLength) return null;
  const positions: Position[] = [];
  for (let i = 0; i < count; i++) {
    const position = positionAt(content, from + i * 16);
    if (position !== null) positions.push(position);
  }
  return positions;
}

/** Parts of a line or polygon. */
function partsAt(content: DataView): Ring[] | null {
  const parts = countAt(content, 36);
  const points = countAt(content, 40);
  const from = 44 + parts * 4;
  if (parts < 0 || points < 0 || from + points * 16 > content.byteLength) return null;
  const rings: Ring[] = [];
  for (let part = 0; part < parts; part++) {
    const start = content.getInt32(44 + part * 4, true);
    const end = part + 1 < parts ? content.getInt32(48 + part * 4, true) : points;
    if (start < 0 || end < start || end > points) return null;
    const ring = positionsAt(content, 0, end - start, from + start * 16);
    if (ring !== null && ring.length > 0) rings.push(ring);
  }
  return rings;
}

/** Outer rings run clockwise, holes the other way (page 8); a hole goes to the outer ring around it. */
function polygonsOf(rings: readonly Ring[]): readonly (readonly Ring[])[] {
  const outer = rings.filter((ring) => twiceArea(ring) <= 0);
  // All the other way round: written by a program that did not know; each is a polygon.
  if (outer.length === 0) return rings.map((ring) => [ring]);
  const polygons = outer.map((ring) => [ring]);
  for (const hole of rings) {
    if (twiceArea(hole) <= 0) continue;
    const around = polygons.find(([ring]) => contains(ring!, hole[0]!));
    if (around === undefined) polygons.push([hole]);
    else around.push(hole);
  }
  return polygons;
}

/** Negative for clockwise. */
function twiceArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i++) {
    sum +=
      (ring[j]![0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]) -
      (ring[i]![0] - ring[0]![0]) * (ring[j]![1] - ring[0]![1]);
  }
  return sum;
}

function contains(ring: Ring, [first, second]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i++) {
    const [a, b] = [ring[j]!, ring[i]!];
    if (a[1] > second !== b[1] > second && first < a[0] + ((second - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) {
      inside = !inside;
    }
  }
  return inside;
}
