import {
  ANCHORED_STREETS,
  chineseNumeral,
  DISTRICTS,
  PLACE_WORDS,
  personName,
  SPARE_STREETS,
} from './names.mjs';
import { apportion, partition } from './partition.mjs';
import { centroid, isInside } from './plane.mjs';
import { randomStream } from './random.mjs';

const COMMUNITIES = 94;
/** People per km², in thousands or so: only the proportions matter. */
const DENSITY = { old: 4, inner: 3, outer: 0.85, rural: 0.22, park: 0.35, industry: 0.5, water: 0.001 };
const BAND_METRES = 120;

/**
 * District → street → community → duty grid → cell, exactly nested: each is a set of cells. Cells get their 15-digit
 * codes here: community code and a number that runs west to east in bands from north to south.
 */
export function divide(seed, { mesh, blocks, cells, warp }) {
  const stream = randomStream(seed, 'administration');
  const cellAt = new Map(cells.map((cell, i) => [cell.face, i]));
  const items = cells.map(({ face, block }) => {
    const [x, y] = centroid(mesh.ringOf(face));
    const area = mesh.area(face);
    return { x, y, area, weight: (area / 1e6) * DENSITY[block.use], block };
  });
  const borders = cells.map(
    ({ face }) => new Map([...mesh.neighbours(face)].map(([other, metres]) => [cellAt.get(other), metres])),
  );
  const places = placeNames(stream);
  const districts = DISTRICTS.map((district) => ({ ...district, cells: [] }));
  const streets = [];
  const communities = [];
  const dutyGrids = [];
  const land = blockGraph(cells, items, borders, blocks);
  const streetSets = districts.flatMap((district, d) => {
    const members = land.nodes.filter((i) => blocks[i].northern === district.northern);
    return partition(land.items, district.streets, land.borders, members).map((set) => ({ d, set }));
  });
  const weightOf = (set) => set.reduce((sum, i) => sum + land.items[i].weight, 0);
  const seats = apportion(
    streetSets.map(({ set }) => weightOf(set)),
    COMMUNITIES,
    3,
  );
  const communityOfBlock = new Map();
  const parts = streetSets.flatMap(({ set }, s) =>
    partition(land.items, seats[s], land.borders, set).map((part) => ({ s, part })),
  );
  splitHeaviest(parts, land, weightOf);
  for (const { d, set } of streetSets) streets.push({ district: d, blocks: set, cells: [] });
  for (const { s, part } of parts) {
    for (const block of part) communityOfBlock.set(block, communities.length);
    communities.push({ street: s, cells: [], name: '' });
  }
  const communityOfCell = floodWater(cells, blocks, borders, communityOfBlock);
  communityOfCell.forEach((community, i) => {
    communities[community].cells.push(i);
    streets[communities[community].street].cells.push(i);
    districts[streets[communities[community].street].district].cells.push(i);
  });
  nameStreets(streets, cells, mesh, warp);
  number(districts, streets, communities, items);
  for (const community of communities) {
    const rural = community.cells.filter((i) => items[i].block.part === 'rural').length;
    community.name = `${places()}${rural * 2 > community.cells.length ? '村' : '社区'}`;
  }
  const cellCodes = new Array(cells.length);
  communities.forEach((community, c) => {
    numberCells(community, items, cellCodes);
    const wanted = Math.max(2, Math.min(4, Math.round(community.cells.length / 32)));
    partition(items, wanted, borders, community.cells).forEach((members, g) => {
      dutyGrids.push({
        community: c,
        code: `${community.code}${String(g + 1).padStart(2, '0')}`,
        name: `${community.name}第${chineseNumeral(g + 1)}责任网格`,
        chief: personName(stream),
        cells: members,
      });
    });
  });
  const dutyGridOfCell = new Array(cells.length);
  dutyGrids.forEach((grid, g) => {
    for (const i of grid.cells) dutyGridOfCell[i] = g;
  });
  return {
    districts,
    streets,
    communities,
    dutyGrids,
    items,
    borders,
    cellCodes,
    communityOfCell,
    dutyGridOfCell,
  };
}

/** A street of few blocks may not give its share of communities; then the heaviest elsewhere are halved. */
function splitHeaviest(parts, land, weightOf) {
  const whole = new Set();
  while (parts.length < COMMUNITIES) {
    const open = parts.filter((one) => one.part.length > 1 && !whole.has(one));
    if (open.length === 0) return;
    const heaviest = open.reduce((a, b) => (weightOf(a.part) >= weightOf(b.part) ? a : b));
    const halves = partition(land.items, 2, land.borders, heaviest.part);
    if (halves.length < 2) whole.add(heaviest);
    else parts.splice(parts.indexOf(heaviest), 1, ...halves.map((part) => ({ s: heaviest.s, part })));
  }
}

/** Land blocks as a graph: communities are made of whole blocks, so that their borders are roads. */
function blockGraph(cells, items, borders, blocks) {
  const indexOf = new Map(blocks.map((block, i) => [block, i]));
  const graph = blocks.map(() => ({ x: 0, y: 0, area: 0, weight: 0 }));
  const graphBorders = blocks.map(() => new Map());
  cells.forEach(({ block }, i) => {
    const node = graph[indexOf.get(block)];
    const { x, y, area, weight } = items[i];
    node.x += x * area;
    node.y += y * area;
    node.area += area;
    node.weight += weight;
    for (const [other, metres] of borders[i]) {
      const far = indexOf.get(cells[other].block);
      if (cells[other].block === block || cells[other].block.water || block.water) continue;
      const near = graphBorders[indexOf.get(block)];
      near.set(far, (near.get(far) ?? 0) + metres);
    }
  });
  for (const node of graph) {
    node.x /= node.area || 1;
    node.y /= node.area || 1;
  }
  // Streams part the land, but their banks belong together.
  bridgeWater(cells, borders, indexOf, graphBorders);
  const nodes = blocks.map((_, i) => i).filter((i) => !blocks[i].water && graph[i].area > 0);
  return { items: graph, borders: graphBorders, nodes };
}

function bridgeWater(cells, borders, indexOf, graphBorders) {
  cells.forEach(({ block }, i) => {
    if (block.water !== 'brook' && block.water !== 'lake') return;
    const banks = new Set();
    for (const [other] of borders[i])
      if (!cells[other].block.water) banks.add(indexOf.get(cells[other].block));
    for (const a of banks) {
      for (const b of banks) if (a !== b && !graphBorders[a].has(b)) graphBorders[a].set(b, 1);
    }
  });
}

function floodWater(cells, blocks, borders, communityOfBlock) {
  const indexOf = new Map(blocks.map((block, i) => [block, i]));
  const community = cells.map(({ block }) => communityOfBlock.get(indexOf.get(block)));
  for (let left = true; left; ) {
    left = false;
    const joined = [];
    cells.forEach((cell, i) => {
      if (community[i] !== undefined) return;
      left = true;
      let best;
      for (const [other, metres] of borders[i]) {
        if (community[other] === undefined || cells[other].block.northern !== cell.block.northern) continue;
        if (!best || metres > best.metres) best = { metres, community: community[other] };
      }
      if (best) joined.push([i, best.community]);
    });
    for (const [i, value] of joined) community[i] = value;
    if (left && joined.length === 0) throw new Error('water that borders no land');
  }
  return community;
}

function nameStreets(streets, cells, mesh, warp) {
  const spare = [...SPARE_STREETS];
  for (const [name, straight] of ANCHORED_STREETS) {
    const at = warp.forward(straight);
    const holder = streets.find(
      (street) => !street.name && street.cells.some((i) => isInside(at, mesh.ringOf(cells[i].face))),
    );
    if (holder) holder.name = name;
  }
  for (const street of streets) street.name ??= spare.shift();
}

/** District, street and community codes in reading order of their centres. */
function number(districts, streets, communities, items) {
  const middle = ({ cells }) => {
    const area = cells.reduce((sum, i) => sum + items[i].area, 0);
    return [0, 1].map(
      (k) => cells.reduce((sum, i) => sum + items[i].area * (k ? items[i].y : items[i].x), 0) / area,
    );
  };
  const numbered = (members, codeOf) => {
    members
      .map((member) => ({ member, at: middle(member) }))
      .sort((a, b) => Math.round(b.at[1] / 1500) - Math.round(a.at[1] / 1500) || a.at[0] - b.at[0])
      .forEach(({ member }, i) => {
        member.code = codeOf(String(i + 1).padStart(3, '0'));
      });
  };
  districts.forEach((district, d) => {
    numbered(
      streets.filter((street) => street.district === d),
      (n) => district.code + n,
    );
  });
  streets.forEach((street, s) => {
    numbered(
      communities.filter((community) => community.street === s),
      (n) => street.code + n,
    );
  });
}

function numberCells(community, items, codes) {
  const north = Math.max(...community.cells.map((i) => items[i].y));
  const band = (i) => Math.floor((north - items[i].y) / BAND_METRES);
  [...community.cells]
    .sort((a, b) => band(a) - band(b) || items[a].x - items[b].x)
    .forEach((i, n) => {
      codes[i] = community.code + String(n + 1).padStart(3, '0');
    });
}

function placeNames(stream) {
  const waiting = stream.shuffle(PLACE_WORDS);
  return () => waiting.pop() ?? `${stream.pick(PLACE_WORDS)}新`;
}
