import { signedArea } from './plane.mjs';

const SNAP_METRES = 4;
const BUCKET_METRES = 200;

/**
 * Cuts curves at their crossings and finds the faces between them. A curve is {points, ...}; given back are the
 * points, each curve's chain of point numbers, and every bounded face as a counter-clockwise ring of point numbers.
 * Ends that lead nowhere bound no face but stay in their chain.
 */
export function arrange(curves) {
  const { points, pointAt } = snappedPoints();
  const segments = curves.flatMap(({ points: line }, curve) =>
    line.slice(1).map((to, i) => ({ curve, from: line[i], to, crossings: [] })),
  );
  findCrossings(segments);
  const chains = curves.map(() => []);
  for (const { curve, from, to, crossings } of segments) {
    crossings.sort((a, b) => a - b);
    for (const t of [0, ...crossings, 1]) {
      const number = pointAt([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]);
      const chain = chains[curve];
      if (chain[chain.length - 1] !== number) chain.push(number);
    }
  }
  return { points, chains, faces: traceFaces(points, chains) };
}

function snappedPoints() {
  const points = [];
  const buckets = new Map();
  const key = (i, j) => i * 1_000_003 + j;
  const pointAt = (point) => {
    const i = Math.floor(point[0] / SNAP_METRES);
    const j = Math.floor(point[1] / SNAP_METRES);
    for (let di = -1; di <= 1; di++) {
      for (let dj = -1; dj <= 1; dj++) {
        for (const number of buckets.get(key(i + di, j + dj)) ?? []) {
          const [x, y] = points[number];
          if (Math.hypot(x - point[0], y - point[1]) < SNAP_METRES) return number;
        }
      }
    }
    const bucket = buckets.get(key(i, j));
    if (bucket) bucket.push(points.length);
    else buckets.set(key(i, j), [points.length]);
    points.push(point);
    return points.length - 1;
  };
  return { points, pointAt };
}

function findCrossings(segments) {
  const buckets = new Map();
  segments.forEach(({ from, to }, number) => {
    const [i0, i1] = [from[0], to[0]].sort((a, b) => a - b).map((x) => Math.floor(x / BUCKET_METRES));
    const [j0, j1] = [from[1], to[1]].sort((a, b) => a - b).map((y) => Math.floor(y / BUCKET_METRES));
    for (let i = i0; i <= i1; i++) {
      for (let j = j0; j <= j1; j++) {
        const key = i * 1_000_003 + j;
        const bucket = buckets.get(key);
        if (bucket) bucket.push(number);
        else buckets.set(key, [number]);
      }
    }
  });
  const seen = new Set();
  for (const bucket of buckets.values()) {
    for (let m = 0; m < bucket.length; m++) {
      for (let n = m + 1; n < bucket.length; n++) {
        const pair = bucket[m] * segments.length + bucket[n];
        if (seen.has(pair)) continue;
        seen.add(pair);
        cross(segments[bucket[m]], segments[bucket[n]]);
      }
    }
  }
}

function cross(a, b) {
  const ax = a.to[0] - a.from[0];
  const ay = a.to[1] - a.from[1];
  const bx = b.to[0] - b.from[0];
  const by = b.to[1] - b.from[1];
  const determinant = ax * by - ay * bx;
  if (Math.abs(determinant) < 1e-9) return;
  const dx = b.from[0] - a.from[0];
  const dy = b.from[1] - a.from[1];
  const s = (dx * by - dy * bx) / determinant;
  const t = (dx * ay - dy * ax) / determinant;
  if (s < 0 || s > 1 || t < 0 || t > 1) return;
  a.crossings.push(s);
  b.crossings.push(t);
}

function traceFaces(points, chains) {
  const neighbours = points.map(() => new Set());
  for (const chain of chains) {
    for (let i = 1; i < chain.length; i++) {
      neighbours[chain[i - 1]].add(chain[i]);
      neighbours[chain[i]].add(chain[i - 1]);
    }
  }
  const ends = points.map((_, number) => number).filter((number) => neighbours[number].size === 1);
  while (ends.length > 0) {
    const end = ends.pop();
    for (const other of neighbours[end]) {
      neighbours[other].delete(end);
      if (neighbours[other].size === 1) ends.push(other);
    }
    neighbours[end].clear();
  }
  const turns = points.map((point, number) =>
    [...neighbours[number]]
      .map((other) => ({
        other,
        angle: Math.atan2(points[other][1] - point[1], points[other][0] - point[0]),
      }))
      .sort((a, b) => a.angle - b.angle)
      .map(({ other }) => other),
  );
  const used = new Set();
  const faces = [];
  for (let start = 0; start < points.length; start++) {
    for (const first of turns[start]) {
      let from = start;
      let to = first;
      const ring = [];
      while (!used.has(from * points.length + to)) {
        used.add(from * points.length + to);
        ring.push(from);
        const around = turns[to];
        const back = around.indexOf(from);
        const onward = around[(back + around.length - 1) % around.length];
        from = to;
        to = onward;
      }
      if (ring.length >= 3 && signedArea(ring.map((number) => points[number])) > 1) faces.push(ring);
    }
  }
  return faces;
}
