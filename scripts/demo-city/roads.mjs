import { chineseNumeral, LANE_ENDINGS } from './names.mjs';
import { distance, isInside, pathLength } from './plane.mjs';
import { randomStream } from './random.mjs';

const STRICT_STREETS = 35;
const SHORTEST_SEGMENT_METRES = 160;
/** Beyond this a segment ends at the next lane, however small. */
const LONG_SEGMENT_METRES = 1200;
const RANK = { expressway: 5, primary: 4, secondary: 3, tertiary: 2, residential: 1 };

/**
 * Roads as chains of shared points, and what an address needs: for every cell the road edges on its rim with the
 * metres from the road's start.
 */
export function nameRoads(seed, city, administration) {
  const { network, chains, mesh, lanes, cells } = city;
  const stream = randomStream(seed, 'roads');
  const roads = network.curves.flatMap((curve, number) =>
    curve.role === 'road'
      ? [{ number, name: curve.name, class: curve.class, paths: dryPaths(curve, chains[number], mesh) }]
      : [],
  );
  const edgesOfLane = laneEdges(mesh, network.curves.length);
  const laneName = laneNamer(city, administration, stream);
  lanes.forEach((lane, i) => {
    const paths = chainsOf(edgesOfLane.get(network.curves.length + i) ?? []);
    const usable = paths.filter((path) => pathLength(path.map((point) => mesh.points[point])) > 60);
    if (usable.length === 0) return;
    roads.push({
      number: network.curves.length + i,
      name: laneName(lane, usable[0]),
      class: lane.class,
      paths: usable,
    });
  });
  markStrict(roads, mesh, city, stream);
  const roadAt = new Map(roads.map((road, i) => [road.number, i]));
  const frontages = cells.map(({ face }) => {
    const ring = mesh.faces.get(face);
    return ring.flatMap((to, i) => {
      const from = ring.at(i - 1);
      const road = roadAt.get(mesh.road(from, to));
      if (road === undefined || roads[road].class === 'expressway') return [];
      return [{ road, from, to, length: distance(mesh.points[from], mesh.points[to]) }];
    });
  });
  return { roads, frontages, chainage: chainages(roads, mesh) };
}

function dryPaths(curve, chain, mesh) {
  const paths = [];
  let path = [];
  curve.dry.forEach((dry, i) => {
    if (!dry) {
      if (path.length > 1) paths.push(path);
      path = [];
      return;
    }
    const piece = mesh.pathBetween(chain[i], chain[i + 1]);
    path = path.length === 0 ? piece : [...path, ...piece.slice(1)];
  });
  if (path.length > 1) paths.push(path);
  return paths;
}

function laneEdges(mesh, firstLane) {
  const edges = new Map();
  for (const ring of mesh.faces.values()) {
    ring.forEach((to, i) => {
      const from = ring.at(i - 1);
      const road = mesh.road(from, to);
      if (road === undefined || road < firstLane) return;
      // Both faces beside an edge name it; the one with the smaller start counts.
      if (from > to && mesh.neighbourAcross(from, to) !== undefined) return;
      if (edges.has(road)) edges.get(road).push([from, to]);
      else edges.set(road, [[from, to]]);
    });
  }
  return edges;
}

/** Loose edges as paths that are as long as they can be. */
function chainsOf(edges) {
  const onward = new Map();
  for (const [a, b] of edges) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      if (onward.has(from)) onward.get(from).push(to);
      else onward.set(from, [to]);
    }
  }
  const paths = [];
  const starts = [...onward.keys()].sort((a, b) => onward.get(a).length - onward.get(b).length || a - b);
  for (const start of starts) {
    while (onward.get(start).length > 0) {
      const path = [start];
      let at = start;
      while (onward.get(at).length > 0) {
        const next = onward.get(at).pop();
        onward.get(next).splice(onward.get(next).indexOf(at), 1);
        path.push(next);
        at = next;
      }
      paths.push(path);
    }
  }
  return paths;
}

/** Lanes are numbered within their community: 梧桐一巷, 梧桐二巷 … */
function laneNamer({ network, mesh, cells, blocks }, { communities, communityOfCell }, stream) {
  const communityOfBlock = new Map(cells.map(({ block }, i) => [block, communityOfCell[i]]));
  const used = new Map();
  const taken = new Set(network.curves.map(({ name }) => name));
  return (lane, path) => {
    const middle = mesh.points[path[path.length >> 1]];
    const block =
      lane.block ??
      blocks.reduce((a, b) => (distance(a.middle, middle) < distance(b.middle, middle) ? a : b));
    const community = communityOfBlock.get(block) ?? communityOfCell[0];
    const stem = communities[community].name.replace(/社区$|村$/u, '');
    const endings =
      lane.class === 'tertiary'
        ? ['路', '大街', '南路', '北路']
        : (LANE_ENDINGS[block.part] ?? LANE_ENDINGS.outer);
    for (let turn = 0; turn < 60; turn++) {
      const ending = endings[turn < 4 ? stream.integer(0, endings.length - 1) : turn % endings.length];
      const key = stem + ending;
      const count = (used.get(key) ?? 0) + 1;
      if (count > 10) continue;
      used.set(key, count);
      if (ending.length > 1 && count > 1) continue;
      const name = count === 1 ? key : `${stem}${chineseNumeral(count)}${ending}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
    return `${stem}${stream.integer(11, 99)}号路`;
  };
}

function markStrict(roads, mesh, { warp }, stream) {
  const middle = warp.forward([0, 350]);
  const near = roads
    .filter((road) => road.class === 'primary' || road.class === 'secondary' || road.class === 'tertiary')
    .map((road) => ({
      road,
      near:
        Math.min(...road.paths.flat().map((point) => distance(mesh.points[point], middle))) *
        stream.between(0.8, 1.2),
    }))
    .sort((a, b) => a.near - b.near)
    .slice(0, STRICT_STREETS);
  for (const { road } of near) road.strict = true;
}

function chainages(roads, mesh) {
  const along = new Map();
  roads.forEach((road, r) => {
    let metres = 0;
    for (const path of road.paths) {
      path.forEach((point, i) => {
        if (i > 0) metres += distance(mesh.points[path[i - 1]], mesh.points[point]);
        const key = r * 4_000_000 + point;
        if (!along.has(key)) along.set(key, metres);
      });
    }
  });
  return (road, point) => along.get(road * 4_000_000 + point) ?? 0;
}

/** Segments between crossings with roads that carry traffic: what a road chief is given. */
export function cutSegments({ roads }, { mesh, network }) {
  const best = new Map();
  roads.forEach((road, r) => {
    for (const point of new Set(road.paths.flat())) {
      if (best.has(point)) best.get(point).push(r);
      else best.set(point, [r]);
    }
  });
  const segments = [];
  roads.forEach((road, r) => {
    let serial = 0;
    for (const path of road.paths) {
      const inside = path.filter((point) => isInside(mesh.points[point], network.boundary));
      if (inside.length < 2) continue;
      for (const { points, from, to } of pieces(road, r, inside, roads, best, mesh)) {
        serial++;
        segments.push({
          id: `${String(r + 1).padStart(4, '0')}-${String(serial).padStart(2, '0')}`,
          road: r,
          points,
          from: from || '起点',
          to: to || '止点',
          length: Math.round(pathLength(points.map((point) => mesh.points[point]))),
        });
      }
    }
  });
  return segments;
}

function* pieces(road, r, path, roads, best, mesh) {
  const crossing = (point) => {
    const others = best.get(point).filter((other) => other !== r && roads[other].name !== road.name);
    const great = others.sort((a, b) => RANK[roads[b].class] - RANK[roads[a].class])[0];
    return great === undefined ? '' : roads[great].name;
  };
  const ends = (point) =>
    best
      .get(point)
      .some((other) => other !== r && roads[other].name !== road.name && RANK[roads[other].class] >= 2);
  const meets = (point) => best.get(point).some((other) => other !== r);
  let points = [path[0]];
  let length = 0;
  for (let i = 1; i < path.length; i++) {
    points.push(path[i]);
    length += distance(mesh.points[path[i - 1]], mesh.points[path[i]]);
    const last = i === path.length - 1;
    const cut =
      length > LONG_SEGMENT_METRES ? meets(path[i]) : length > SHORTEST_SEGMENT_METRES && ends(path[i]);
    if (!last && (RANK[road.class] < 2 || !cut)) continue;
    yield { points, from: crossing(points[0]), to: crossing(path[i]) };
    points = [path[i]];
    length = 0;
  }
}
