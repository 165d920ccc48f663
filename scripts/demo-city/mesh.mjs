import { distance, isInside, signedArea } from './plane.mjs';

const ON_LINE_METRES = 7;

/**
 * Faces that share their points: a point put on an edge is put into both faces beside it, so that whatever is
 * built from faces fits without gaps. A face is a counter-clockwise ring of point numbers.
 */
export function createMesh(points, rings) {
  const faces = new Map();
  const faceOfEdge = new Map();
  const middles = new Map();
  const roadOfEdge = new Map();
  let nextFace = 0;
  const key = (a, b) => a * 4_000_000 + b;
  const undirected = (a, b) => (a < b ? key(a, b) : key(b, a));
  const link = (face) => {
    const ring = faces.get(face);
    ring.forEach((to, i) => {
      faceOfEdge.set(key(ring.at(i - 1), to), face);
    });
  };
  const unlink = (face) => {
    const ring = faces.get(face);
    ring.forEach((to, i) => {
      faceOfEdge.delete(key(ring.at(i - 1), to));
    });
  };
  const add = (ring) => {
    faces.set(nextFace, ring);
    link(nextFace);
    return nextFace++;
  };
  for (const ring of rings) add(ring);

  const ringOf = (face) => faces.get(face).map((number) => points[number]);
  const neighbourAcross = (a, b) => faceOfEdge.get(key(b, a));

  const splitEdge = (a, b, point) => {
    const middle = points.length;
    points.push(point);
    middles.set(undirected(a, b), middle);
    const road = roadOfEdge.get(undirected(a, b));
    if (road !== undefined) {
      roadOfEdge.set(undirected(a, middle), road);
      roadOfEdge.set(undirected(middle, b), road);
    }
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      const face = faceOfEdge.get(key(from, to));
      if (face === undefined) continue;
      unlink(face);
      const ring = faces.get(face);
      const at = ring.findIndex((number, i) => number === to && ring.at(i - 1) === from);
      faces.set(face, [...ring.slice(0, at), middle, ...ring.slice(at)]);
      link(face);
    }
    return middle;
  };

  /** Cuts a face by the line through `origin` along `axis` wherever that leaves pieces of `leastArea` or more. */
  const cut = (face, origin, axis, leastArea, road) => {
    const side = (point) => (point[0] - origin[0]) * -axis[1] + (point[1] - origin[1]) * axis[0];
    const before = faces.get(face);
    const sides = before.map((number) => {
      const value = side(points[number]);
      return Math.abs(value) < ON_LINE_METRES ? 0 : value;
    });
    if (!sides.some((value) => value > 0) || !sides.some((value) => value < 0)) return [face];
    const fresh = [];
    before.forEach((to, i) => {
      const from = before.at(i - 1);
      const s0 = sides.at(i - 1);
      const s1 = sides[i];
      if (s0 * s1 < 0) {
        const t = s0 / (s0 - s1);
        fresh.push([
          from,
          to,
          [
            points[from][0] + (points[to][0] - points[from][0]) * t,
            points[from][1] + (points[to][1] - points[from][1]) * t,
          ],
        ]);
      }
    });
    const along = (point) => (point[0] - origin[0]) * axis[0] + (point[1] - origin[1]) * axis[1];
    const candidates = [
      ...before.filter((_, i) => sides[i] === 0).map((number) => ({ number, t: along(points[number]) })),
      ...fresh.map(([from, to, point]) => ({ from, to, point, t: along(point) })),
    ].sort((p, q) => p.t - q.t);
    const ring = ringOf(face);
    let best;
    for (let i = 1; i < candidates.length; i++) {
      const p = candidates[i - 1];
      const q = candidates[i];
      const a = p.point ?? points[p.number];
      const b = q.point ?? points[q.number];
      if (q.t - p.t < 15 || (best && best.length > q.t - p.t)) continue;
      const inner = [0.1, 0.5, 0.9].every((f) =>
        isInside([a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f], ring),
      );
      if (inner) best = { p, q, length: q.t - p.t };
    }
    if (!best) return [face];
    const areaIf = childAreas(before, points, best);
    if (Math.min(...areaIf) < leastArea) return [face];
    const [start, end] = [best.p, best.q].map((end) => end.number ?? splitEdge(end.from, end.to, end.point));
    const pieces = chord(face, start, end, road);
    if (pieces.length === 1) return pieces;
    return pieces.flatMap((piece) => cut(piece, origin, axis, leastArea, road));
  };

  const chord = (face, start, end, road) => {
    const ring = faces.get(face);
    const i = ring.indexOf(start);
    const j = ring.indexOf(end);
    const turned = [...ring.slice(i), ...ring.slice(0, i)];
    const k = (j - i + ring.length) % ring.length;
    if (k < 2 || ring.length - k < 2) return [face];
    unlink(face);
    faces.delete(face);
    if (road !== undefined) roadOfEdge.set(undirected(start, end), road);
    return [add(turned.slice(0, k + 1)), add([...turned.slice(k), turned[0]])];
  };

  /** Joins two faces along the one stretch of edges they share; false where they share none, or several. */
  const merge = (face, other) => {
    const ring = outline([face, other], faces, key);
    if (ring.length !== 1) return false;
    unlink(face);
    unlink(other);
    faces.delete(other);
    faces.set(face, ring[0]);
    link(face);
    return true;
  };

  /** The points between two neighbours of the first drawing, with all that were put between them since. */
  const pathBetween = (a, b) => {
    const middle = middles.get(undirected(a, b));
    if (middle === undefined) return [a, b];
    return [...pathBetween(a, middle), ...pathBetween(middle, b).slice(1)];
  };

  return {
    points,
    faces,
    roadOfEdge,
    ringOf,
    neighbourAcross,
    cut,
    merge,
    pathBetween,
    area: (face) => signedArea(ringOf(face)),
    setRoad: (a, b, road) => roadOfEdge.set(undirected(a, b), road),
    road: (a, b) => roadOfEdge.get(undirected(a, b)),
    /** Rings around a union of faces: counter-clockwise outside, clockwise holes. */
    outline: (some) => outline(some, faces, key),
    neighbours: (face) => {
      const shared = new Map();
      const own = faces.get(face);
      own.forEach((to, i) => {
        const from = own.at(i - 1);
        const other = neighbourAcross(from, to);
        if (other === undefined || other === face) return;
        shared.set(other, (shared.get(other) ?? 0) + distance(points[from], points[to]));
      });
      return shared;
    },
  };
}

function childAreas(before, points, { p, q }) {
  const ring = [];
  const marks = [];
  before.forEach((to, i) => {
    const from = before.at(i - 1);
    for (const end of [p, q]) {
      if (end.point && end.from === from && end.to === to) {
        marks.push(ring.length);
        ring.push(end.point);
      }
    }
    if (to === p.number || to === q.number) marks.push(ring.length);
    ring.push(points[to]);
  });
  const [i, j] = marks.sort((a, b) => a - b);
  return [
    Math.abs(signedArea(ring.slice(i, j + 1))),
    Math.abs(signedArea([...ring.slice(j), ...ring.slice(0, i + 1)])),
  ];
}

function outline(some, faces, key) {
  const edges = new Map();
  for (const face of some) {
    const ring = faces.get(face);
    ring.forEach((to, i) => {
      edges.set(key(ring.at(i - 1), to), [ring.at(i - 1), to]);
    });
  }
  const onward = new Map();
  for (const [from, to] of edges.values()) {
    if (edges.has(key(to, from))) continue;
    if (onward.has(from)) onward.get(from).push(to);
    else onward.set(from, [to]);
  }
  const rings = [];
  for (const start of onward.keys()) {
    while (onward.get(start)?.length) {
      const ring = [start];
      let at = onward.get(start).pop();
      while (at !== start) {
        // A ring that touches itself is two rings.
        const earlier = ring.indexOf(at);
        if (earlier > 0) rings.push(ring.splice(earlier));
        ring.push(at);
        at = onward.get(at).pop();
      }
      rings.push(ring);
    }
  }
  return rings;
}
