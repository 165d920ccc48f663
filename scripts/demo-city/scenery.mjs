import {
  collection,
  feature,
  linesOf,
  plainPolygon,
  pointOf,
  polygonOf,
  withoutStraights,
} from './geojson.mjs';
import { CITY_NAME } from './names.mjs';
import { boxAlong, centroid, distance, isInside, orientedBox } from './plane.mjs';
import { randomStream } from './random.mjs';

const RIVER_NAME = '清江';
const BROOK_NAME = '柳溪河';
const BUILDINGS = 3000;
const ROAD_ORDER = ['residential', 'tertiary', 'secondary', 'primary', 'expressway'];

/** The base map: what a heat map needs under it so that a reader knows where it is. */
export function referenceMap(seed, city, administration, roads, bureau) {
  const { network, mesh, cells, blocks } = city;
  const stream = randomStream(seed, 'scenery');
  const features = [];
  const boundary = mesh.outline(cells.map(({ face }) => face));
  features.push(feature({ kind: 'boundary', name: CITY_NAME }, polygonOf(boundary, mesh.points)));
  features.push(...landUse(city, administration, stream));
  features.push(feature({ kind: 'river', name: RIVER_NAME }, plainPolygon(network.river)));
  features.push(feature({ kind: 'river', name: BROOK_NAME }, plainPolygon(network.brook)));
  for (const { name, ring } of network.lakes)
    features.push(feature({ kind: 'water', name }, plainPolygon(ring)));
  features.push(...buildings(mesh, cells, stream));
  for (const roadClass of ROAD_ORDER) {
    for (const road of roads.roads) {
      if (road.class !== roadClass) continue;
      features.push(
        feature(
          { kind: 'road', name: road.name, class: roadClass },
          linesOf(
            road.paths.map((path) => withoutStraights(path, mesh.points)),
            mesh.points,
          ),
        ),
      );
    }
  }
  features.push(...places(administration, network, blocks));
  features.push(
    feature({ kind: 'place', name: `${CITY_NAME}城市管理局`, class: 'landmark' }, pointOf(bureau)),
  );
  return collection(features);
}

function landUse({ mesh, cells, blocks }, { communities, communityOfCell }, stream) {
  const facesOf = new Map(blocks.map((block) => [block, []]));
  const communityOf = new Map();
  cells.forEach(({ face, block }, i) => {
    facesOf.get(block).push(face);
    communityOf.set(block, communityOfCell[i]);
  });
  const used = new Set();
  return blocks.flatMap((block) => {
    const faces = facesOf.get(block);
    if (faces.length === 0) return [];
    if (block.part === 'outer' && block.use === 'rural') {
      return [
        feature(
          { kind: 'landuse', name: '', class: 'farmland' },
          polygonOf(mesh.outline(faces), mesh.points),
        ),
      ];
    }
    if (block.use !== 'park' && block.use !== 'industry') return [];
    const stem = communities[communityOf.get(block)].name.replace(/社区$|村$/u, '');
    const kind = block.use === 'park' ? 'park' : 'landuse';
    const ending =
      block.use === 'park'
        ? stream.pick(['公园', '广场', '游园'])
        : stream.pick(['工业园', '产业园', '物流园']);
    // The quay's strips are one park to whoever walks there.
    const quay = block.use === 'park' && faces.length <= 6 ? '滨江公园' : '';
    const name = quay || `${stem}${ending}`;
    const shown = used.has(name) ? '' : name;
    used.add(name);
    return [feature({ kind, name: shown, class: block.use }, polygonOf(mesh.outline(faces), mesh.points))];
  });
}

/** Footprints in the middle of town: one to three bars in a cell, along its longest side. */
function buildings(mesh, cells, stream) {
  const inTown = cells
    .filter(({ block }) => block.use === 'old' || block.use === 'inner')
    .sort((a, b) => distance(a.block.straight, [0, 350]) - distance(b.block.straight, [0, 350]));
  const features = [];
  for (const { face, block } of inTown) {
    if (features.length >= BUILDINGS) break;
    const ring = mesh.ringOf(face);
    const { axis } = orientedBox(ring);
    const box = boxAlong(ring, axis);
    const count = block.use === 'old' ? stream.integer(1, 3) : stream.integer(1, 2);
    const depth = box.high[1] - box.low[1];
    for (let k = 0; k < count; k++) {
      const setback = stream.between(9, 15);
      const x0 = box.low[0] + setback + stream.between(0, 12);
      const x1 = box.high[0] - setback - stream.between(0, 22);
      const y0 = box.low[1] + setback + ((depth - 2 * setback) * k) / count;
      const y1 = y0 + Math.min(26, (depth - 2 * setback) / count - 7);
      if (x1 - x0 < 14 || y1 - y0 < 9) continue;
      const corners = [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ].map(([u, v]) => [u * axis[0] + v * box.normal[0], u * axis[1] + v * box.normal[1]]);
      if (!corners.every((corner) => isInside(corner, ring))) continue;
      features.push(feature({ kind: 'building' }, plainPolygon(corners)));
    }
  }
  return features;
}

function places({ districts, streets, communities, items }, network, blocks) {
  const middle = ({ cells }) => {
    const land = cells.filter((i) => !items[i].block.water && items[i].block.use !== 'rural');
    const used = land.length > 0 ? land : cells;
    const mean = [0, 1].map(
      (k) => used.reduce((sum, i) => sum + (k ? items[i].y : items[i].x), 0) / used.length,
    );
    const closest = used.reduce((a, b) =>
      distance([items[a].x, items[a].y], mean) <= distance([items[b].x, items[b].y], mean) ? a : b,
    );
    return [items[closest].x, items[closest].y];
  };
  const named = (members, placeClass) =>
    members.map((member) =>
      feature({ kind: 'place', name: member.name, class: placeClass }, pointOf(middle(member))),
    );
  const centre = (ring) => pointOf(centroid(ring));
  const station = blocks.find((block) => block.part === 'inner' && block.northern && block.use === 'inner');
  return [
    ...named(districts, 'district'),
    ...named(streets, 'street'),
    ...named(communities, 'community'),
    ...network.lakes.map(({ name, ring }) => feature({ kind: 'place', name, class: 'water' }, centre(ring))),
    feature({ kind: 'place', name: `${CITY_NAME}站`, class: 'landmark' }, pointOf(station.middle)),
  ];
}
