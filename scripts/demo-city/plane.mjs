/**
 * The city is drawn in metres on a plane around a fictional centre and written in degrees. Metres per degree are
 * those of WGS84 at latitude 30.
 */
const CENTRE = { lng: 114.3, lat: 30 };
export const METRES_PER_DEGREE = { lng: 96_486, lat: 110_852 };

export function toLngLat([x, y]) {
  return [
    Math.round((CENTRE.lng + x / METRES_PER_DEGREE.lng) * 1e6) / 1e6,
    Math.round((CENTRE.lat + y / METRES_PER_DEGREE.lat) * 1e6) / 1e6,
  ];
}

/** Positive for counter-clockwise rings. */
export function signedArea(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return twice / 2;
}

export function centroid(ring) {
  const [x0, y0] = ring[0];
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const ax = ring[j][0] - x0;
    const ay = ring[j][1] - y0;
    const bx = ring[i][0] - x0;
    const by = ring[i][1] - y0;
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

export function isInside([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function pathLength(points) {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1], points[i]);
  return length;
}

/** Smallest rectangle around a ring over the directions of its edges: axis, its normal, extents along both. */
export function orientedBox(ring) {
  let best;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const length = distance(ring[i], ring[j]);
    if (length < 1) continue;
    const axis = [(ring[i][0] - ring[j][0]) / length, (ring[i][1] - ring[j][1]) / length];
    const box = boxAlong(ring, axis);
    if (!best || box.area < best.area) best = box;
  }
  return best;
}

export function boxAlong(ring, axis) {
  const normal = [-axis[1], axis[0]];
  const box = { axis, normal, low: [Infinity, Infinity], high: [-Infinity, -Infinity] };
  for (const point of ring) {
    const along = point[0] * axis[0] + point[1] * axis[1];
    const across = point[0] * normal[0] + point[1] * normal[1];
    box.low = [Math.min(box.low[0], along), Math.min(box.low[1], across)];
    box.high = [Math.max(box.high[0], along), Math.max(box.high[1], across)];
  }
  return { ...box, area: (box.high[0] - box.low[0]) * (box.high[1] - box.low[1]) };
}
