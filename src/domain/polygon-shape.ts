/** lng, lat interleaved, without the repeated last point. */
export type PolygonRing = Float64Array;

/** The outline, counter-clockwise, then its holes, clockwise. */
export type PolygonShape = readonly PolygonRing[];

export type MultiPolygonShape = readonly PolygonShape[];

/** Twice the area on the plane of the coordinates; positive counter-clockwise. */
export function ringSweep(ring: PolygonRing): number {
  // From the first corner, so that degrees far from 0 lose no digits.
  const x0 = ring[0]!;
  const y0 = ring[1]!;
  let sweep = 0;
  for (let at = 2; at + 3 < ring.length; at += 2) {
    sweep += (ring[at]! - x0) * (ring[at + 3]! - y0) - (ring[at + 2]! - x0) * (ring[at + 1]! - y0);
  }
  return sweep;
}

export function isInsideRing(ring: PolygonRing, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[before]!, ring[before + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

export function reversedRing(ring: PolygonRing): PolygonRing {
  const turned = new Float64Array(ring.length);
  for (let at = 0; at < ring.length; at += 2) {
    turned[at] = ring[ring.length - 2 - at]!;
    turned[at + 1] = ring[ring.length - 1 - at]!;
  }
  return turned;
}
