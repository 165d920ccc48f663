import { arrange } from './arrangement.mjs';
import { cityWarp, mainNetwork, RINGS, RIVER_Y } from './main-network.mjs';
import { createMesh } from './mesh.mjs';
import { boxAlong, centroid, isInside, orientedBox } from './plane.mjs';
import { randomStream } from './random.mjs';

/** Side of a cell in metres by part of the city: 万米单元网格 in town, larger ones where nobody lives. */
const CELL_METRES = { old: 94, inner: 106, outer: 215, rural: 380, park: 190, water: 300 };
const OUT_OF_TOWN_METRES = 9700;
const STREET_CHANCE = { old: 0.9, inner: 0.8, outer: 0.85, rural: 0 };

/**
 * Cuts the city into superblocks by the main network, and each superblock into cells along its own longest side.
 * Every cell knows its superblock, its part of the city and what it is.
 */
export function cutBlocks(seed) {
  const warp = cityWarp(seed);
  const network = mainNetwork(seed, warp.forward);
  const { points, chains, faces } = arrange(network.curves);
  const ringOf = (face) => face.map((number) => points[number]);
  const inside = faces.filter((face) => isInside(centroidInside(ringOf(face)), network.boundary));
  const mesh = createMesh(points, inside);
  const lanes = [];
  const firstLane = network.curves.length;
  layRoads(network, chains, mesh, points);
  const blocks = [...mesh.faces.keys()]
    .flatMap((face) => withoutGiants(mesh, face, lanes, firstLane, network))
    .map((face) => describe(mesh.ringOf(face), face, network, warp));
  chooseUse(seed, blocks);
  const stream = randomStream(seed, 'blocks');
  const cells = [];
  for (const block of blocks) {
    for (const face of cutBlock(mesh, block, stream, lanes, firstLane)) {
      cells.push({ face, block });
    }
  }
  return { warp, network, chains, mesh, blocks, lanes, cells: withoutSlivers(mesh, cells) };
}

/** Land of more than a square kilometre and a bit is halved across its length by a street of its own. */
function withoutGiants(mesh, face, lanes, firstLane, network) {
  const ring = mesh.ringOf(face);
  const middle = centroidInside(ring);
  const water = [network.river, network.brook, ...network.lakes.map((lake) => lake.ring)];
  if (mesh.area(face) < 1.25e6 || water.some((shape) => isInside(middle, shape))) return [face];
  const { axis, normal, low, high } = orientedBox(ring);
  const [direction, across] = high[0] - low[0] > high[1] - low[1] ? [normal, axis] : [axis, normal];
  const offset = middle[0] * across[0] + middle[1] * across[1];
  const pieces = mesh.cut(
    face,
    [across[0] * offset, across[1] * offset],
    direction,
    2e5,
    firstLane + lanes.length,
  );
  if (pieces.length < 2) return [face];
  lanes.push({ class: 'tertiary', direction });
  return pieces.flatMap((piece) => withoutGiants(mesh, piece, lanes, firstLane, network));
}

function describe(ring, face, network, warp) {
  const middle = centroidInside(ring);
  const straight = warp.inverse(middle);
  const lake = network.lakes.find((candidate) => isInside(middle, candidate.ring));
  const water = isInside(middle, network.river)
    ? 'river'
    : isInside(middle, network.brook)
      ? 'brook'
      : lake
        ? 'lake'
        : '';
  const within = RINGS.map(({ x, y, halfX, halfY, corner }) => {
    const dx = Math.max(0, Math.abs(straight[0] - x) - (halfX - corner));
    const dy = Math.max(0, Math.abs(straight[1] - y) - (halfY - corner));
    return Math.hypot(dx, dy) <= corner;
  });
  const part = within[0] ? 'old' : within[1] ? 'inner' : within[2] ? 'outer' : 'rural';
  return {
    face,
    middle,
    straight,
    water,
    part,
    use: water ? 'water' : part,
    northern: straight[1] > RIVER_Y,
  };
}

/** The centroid, or for bent faces a point between two edges that is inside. */
function centroidInside(ring) {
  const middle = centroid(ring);
  if (isInside(middle, ring)) return middle;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    for (let k = 2; k < ring.length - 1; k++) {
      const b = ring[(i + k) % ring.length];
      const between = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (isInside(between, ring)) return between;
    }
  }
  return middle;
}

/** Edges of main roads know their curve, except where a road without a bridge would lie in the water. */
function layRoads(network, chains, mesh, points) {
  const crossings = new Map();
  network.curves.forEach((curve, number) => {
    if (curve.role !== 'road') return;
    for (const point of new Set(chains[number])) crossings.set(point, (crossings.get(point) ?? 0) + 1);
  });
  network.curves.forEach((curve, number) => {
    if (curve.role !== 'road') return;
    const chain = chains[number];
    curve.dry = chain.slice(1).map((to, i) => {
      const [a, b] = [points[chain[i]], points[to]];
      const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (!curve.bridge && isInside(middle, network.river)) return false;
      const lake = network.lakes.find(({ ring }) => isInside(middle, ring));
      return (
        !lake || lake.causeway === curve.name || curve.class === 'expressway' || curve.class === 'primary'
      );
    });
    leaveOutDeadEnds(curve, chain, crossings, points);
    curve.dry.forEach((dry, i) => {
      if (dry) mesh.setRoad(chain[i], chain[i + 1], number);
    });
  });
}

/** A road ends at its last crossing, unless it leaves for another town. */
function leaveOutDeadEnds(curve, chain, crossings, points) {
  if (curve.closed) return;
  const count = curve.dry.length;
  const loose = (number) => crossings.get(number) === 1;
  const leaves = (number) => Math.hypot(...points[number]) > OUT_OF_TOWN_METRES;
  if (!leaves(chain[0])) {
    for (let i = 0; i < count && loose(chain[i]); i++) curve.dry[i] = false;
  }
  if (!leaves(chain[count])) {
    for (let i = count; i > 0 && loose(chain[i]); i--) curve.dry[i - 1] = false;
  }
}

function chooseUse(seed, blocks) {
  const stream = randomStream(seed, 'land-use');
  for (const block of blocks) {
    if (block.water) continue;
    const fromRiver = Math.abs(block.straight[1] - RIVER_Y);
    const quay = fromRiver < 330 && Math.abs(block.straight[0]) < 5400;
    if (quay || stream.chance(block.part === 'outer' ? 0.05 : block.part === 'rural' ? 0 : 0.06))
      block.use = 'park';
    else if (block.part === 'outer' && block.straight[0] > 4100 && stream.chance(0.5)) block.use = 'industry';
    else if (block.part === 'outer' && Math.hypot(block.straight[0], block.straight[1]) > 6300) {
      block.use = stream.chance(0.55) ? 'rural' : 'outer';
    }
  }
}

function cutBlock(mesh, block, stream, lanes, firstLane) {
  const size = CELL_METRES[block.use] ?? CELL_METRES[block.part];
  const streets = STREET_CHANCE[block.use] ?? (block.use === 'industry' ? 0.35 : 0);
  const ring = mesh.ringOf(block.face);
  const box = orientedBox(ring);
  const twisted = block.use === 'old' ? stream.between(-0.05, 0.05) : 0;
  const axis = turnedBy(box.axis, twisted);
  let faces = [block.face];
  for (const [direction, low, high] of bothWays(boxAlong(ring, axis))) {
    const length = high - low;
    const count = Math.max(1, Math.round(length / (size * stream.between(0.9, 1.12))));
    const dense = size > 140;
    for (let k = 1; k < count; k++) {
      const offset = low + ((k + stream.between(-0.1, 0.1)) * length) / count;
      const street = (dense || k % 2 === (count % 4 === 3 ? 1 : 0)) && stream.chance(streets);
      const normal = [-direction[1], direction[0]];
      const origin = [normal[0] * offset, normal[1] * offset];
      const lane = street ? firstLane + lanes.length : undefined;
      if (street) lanes.push({ class: 'residential', block, direction });
      faces = faces.flatMap((face) => mesh.cut(face, origin, direction, size * size * 0.3, lane));
    }
  }
  return faces;
}

function bothWays({ axis, normal, low, high }) {
  return [
    [normal.map((value) => -value), low[0], high[0]],
    [axis, low[1], high[1]],
  ];
}

function turnedBy([x, y], angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos * x - sin * y, sin * x + cos * y];
}

/** Scraps left between curves join the neighbour they share most with, on the same side of the water. */
function withoutSlivers(mesh, cells) {
  const cellOf = new Map(cells.map((cell) => [cell.face, cell]));
  const small = cells
    .map((cell) => ({ cell, area: mesh.area(cell.face) }))
    .filter(({ area }) => area < 3000)
    .sort((a, b) => a.area - b.area);
  for (const { cell } of small) {
    if (!mesh.faces.has(cell.face)) continue;
    const options = [...mesh.neighbours(cell.face)]
      .filter(([face]) => {
        const other = cellOf.get(face).block;
        return other.northern === cell.block.northern && Boolean(other.water) === Boolean(cell.block.water);
      })
      .sort((a, b) => b[1] - a[1]);
    for (const [face] of options) {
      if (!mesh.merge(face, cell.face)) continue;
      cellOf.delete(cell.face);
      break;
    }
  }
  return cells.filter((cell) => cellOf.has(cell.face));
}
