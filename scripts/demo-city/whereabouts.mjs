import { pointIn } from './facilities.mjs';
import { distance, isInside } from './plane.mjs';
import { randomStream, weightedChoice } from './random.mjs';

const BUCKET_METRES = 150;
/** How likely a case of a kind of place falls into a cell, per metre of frontage or per hectare. */
const ATTRACTION = {
  street: { old: 1, inner: 0.55, outer: 0.13, rural: 0.02, park: 0.3, industry: 0.1, water: 0 },
  home: { old: 1, inner: 0.72, outer: 0.14, rural: 0.015, park: 0.02, industry: 0.04, water: 0 },
  site: { old: 0.2, inner: 0.7, outer: 0.35, rural: 0.03, park: 0.05, industry: 0.45, water: 0 },
  park: { old: 0.2, inner: 0.2, outer: 0.03, rural: 0.004, park: 1.3, industry: 0.03, water: 0 },
  water: { old: 0, inner: 0, outer: 0, rural: 0, park: 0, industry: 0, water: 1 },
};
const ROAD_DRAW = { primary: 1.5, secondary: 1.6, tertiary: 1.4, residential: 1 };

/** Draws cells and points in them by kind of place, and finds the cell under a point. */
export function whereabouts(seed, city, administration, roads) {
  const { mesh, cells } = city;
  const { items, borders } = administration;
  const stream = randomStream(seed, 'attraction');
  const rough = items.map(() => stream.normal());
  // Neighbours are alike: busy and quiet quarters, not salt and pepper.
  const smooth = rough.map((own, i) => {
    let sum = own;
    for (const other of borders[i].keys()) sum += rough[other];
    return Math.exp((0.62 * sum) / Math.sqrt(1 + borders[i].size));
  });
  const choices = {};
  for (const [place, attraction] of Object.entries(ATTRACTION)) {
    choices[place] = weightedChoice(
      items.map(({ area, block }, i) => {
        const frontage = roads.frontages[i].reduce(
          (sum, { road, length }) => sum + length * ROAD_DRAW[roads.roads[road].class],
          0,
        );
        const size = place === 'street' ? frontage / 250 : Math.min(area, 40_000) / 10_000;
        return attraction[block.use] * size * smooth[i] * liveliness(block);
      }),
    );
  }
  const find = cellFinder(mesh, cells);
  const draw = (place, random) => {
    const cell = choices[place].draw(random);
    if (place !== 'street') return { cell, at: pointIn(cell, city, administration, random) };
    return { cell, at: pointOnFrontage(cell, city, administration, roads, random) };
  };
  return { draw, find };
}

/** Towns of their own on the outskirts, in straight-world metres. */
const SUBCENTRES = [
  { at: [-5200, 1700], reach: 900, gain: 3.2 },
  { at: [5700, 900], reach: 800, gain: 2.6 },
  { at: [900, -5000], reach: 900, gain: 3 },
  { at: [1900, 5200], reach: 800, gain: 2.4 },
];

/** Softens the step from one part of the city to the next: livelier towards the middle, and around the subcentres. */
function liveliness({ part, straight }) {
  const out = distance(straight, [0, 350]);
  const decay =
    part === 'inner'
      ? 1.55 - (0.75 * (out - 2000)) / 2600
      : part === 'outer'
        ? 2 - (1.3 * (out - 4000)) / 3400
        : 1;
  const bumps = SUBCENTRES.reduce((sum, { at, reach, gain }) => {
    const away = distance(straight, at) / reach;
    return sum + gain * Math.exp(-away * away);
  }, 0);
  return Math.max(0.35, decay) + (part === 'outer' ? bumps : 0);
}

/** Just inside the building line of one of the cell's streets. */
function pointOnFrontage(cell, { mesh }, { items }, { frontages }, random) {
  const edges = frontages[cell];
  let left = random.next() * edges.reduce((sum, { length }) => sum + length, 0);
  let edge = edges[0];
  for (edge of edges) {
    left -= edge.length;
    if (left <= 0) break;
  }
  const a = mesh.points[edge.from];
  const b = mesh.points[edge.to];
  const t = random.next();
  const rim = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const middle = [items[cell].x, items[cell].y];
  const depth = Math.min(0.5, (2 + 14 * random.next()) / Math.max(20, distance(rim, middle)));
  return [rim[0] + (middle[0] - rim[0]) * depth, rim[1] + (middle[1] - rim[1]) * depth];
}

function cellFinder(mesh, cells) {
  const buckets = new Map();
  cells.forEach(({ face }, cell) => {
    const ring = mesh.ringOf(face);
    const [xs, ys] = [0, 1].map((k) => ring.map((point) => point[k]));
    for (let i = Math.floor(Math.min(...xs) / BUCKET_METRES); i <= Math.max(...xs) / BUCKET_METRES; i++) {
      for (let j = Math.floor(Math.min(...ys) / BUCKET_METRES); j <= Math.max(...ys) / BUCKET_METRES; j++) {
        const key = i * 1_000_003 + j;
        if (buckets.has(key)) buckets.get(key).push(cell);
        else buckets.set(key, [cell]);
      }
    }
  });
  return (point) => {
    const key = Math.floor(point[0] / BUCKET_METRES) * 1_000_003 + Math.floor(point[1] / BUCKET_METRES);
    return (buckets.get(key) ?? []).find((cell) => isInside(point, mesh.ringOf(cells[cell].face))) ?? -1;
  };
}

/** The street of a cell nearest to a point, and the house number there; road -1 where the cell has no street. */
export function addressAt(cell, at, { mesh }, { frontages, chainage }) {
  let best = { road: -1, number: 0, away: Infinity };
  for (const { road, from, to, length } of frontages[cell]) {
    const a = mesh.points[from];
    const b = mesh.points[to];
    const t = Math.max(
      0,
      Math.min(1, ((at[0] - a[0]) * (b[0] - a[0]) + (at[1] - a[1]) * (b[1] - a[1])) / length ** 2),
    );
    const away = distance(at, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    if (away >= best.away) continue;
    const start = chainage(road, from);
    const metres = start + (chainage(road, to) - start) * t;
    const left = (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) > 0;
    best = { road, number: 2 * Math.floor(Math.max(0, metres) / 12) + (left ? 1 : 2), away };
  }
  return best;
}
