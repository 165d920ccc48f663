const DEEPEST = 8;
const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

type Position = readonly number[];

/**
 * Well-known binary (OGC 06-103r4 §8; the ISO and the extended kind with Z, M and SRID) → GeoJSON with two coordinates
 * a position. null for an empty point and for bytes that are none.
 */
export function geometryOfBytes(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function read(depth: number): { readonly type: string; readonly [member: string]: unknown } {
    if (depth > DEEPEST) throw new RangeError('nesting');
    const little = view.getUint8(at) === 1;
    const raw = view.getUint32(at + 1, little);
    at += 5;
    const extended = raw >>> 28;
    if ((extended & 2) !== 0) at += 4;
    const kind = raw & 0x0fff_ffff;
    const iso = Math.floor(kind / 1000);
    const ordinates =
      2 +
      ((extended & 8) !== 0 || iso === 1 || iso === 3 ? 1 : 0) +
      ((extended & 4) !== 0 || iso >= 2 ? 1 : 0);
    const type = TYPES[(kind % 1000) - 1];
    if (type === undefined) throw new RangeError('type');

    const count = (least: number): number => {
      const members = view.getUint32(at, little);
      at += 4;
      if (members * least > view.byteLength - at) throw new RangeError('count');
      return members;
    };
    const position = (): Position => {
      const pair = [view.getFloat64(at, little), view.getFloat64(at + 8, little)];
      at += ordinates * 8;
      return pair;
    };
    const positions = (): Position[] => Array.from({ length: count(ordinates * 8) }, position);
    const members = () => Array.from({ length: count(5) }, () => read(depth + 1));

    switch (type) {
      case 'Point':
        return { type, coordinates: position() };
      case 'LineString':
        return { type, coordinates: positions() };
      case 'Polygon':
        return { type, coordinates: Array.from({ length: count(4) }, positions) };
      case 'GeometryCollection':
        return { type, geometries: members() };
      default:
        return { type, coordinates: members().map(({ coordinates }) => coordinates) };
    }
  }

  try {
    return read(0);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}
