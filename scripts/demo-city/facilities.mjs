import { collection, feature, plainPolygon, pointOf } from './geojson.mjs';
import { distance } from './plane.mjs';
import { randomStream, weightedChoice } from './random.mjs';

/** How many there are: the figures of one published district report. */
const SORTING_HOUSES = 1239;
const WITH_CAMERA = 1091;
const VENDING_AREAS = 42;
const VENDING_HOURS = ['05:30-08:30', '16:30-22:30', '17:00-23:00', '18:00-23:30', '06:00-19:00'];

export function sortingHouses(seed, city, administration) {
  const stream = randomStream(seed, 'sorting-houses');
  const { items, communities, communityOfCell } = administration;
  const choice = weightedChoice(items.map(({ weight, block }) => (block.water ? 0 : weight)));
  const serial = new Map();
  const houses = Array.from({ length: SORTING_HOUSES }, () => {
    const cell = choice.draw(stream);
    const community = communities[communityOfCell[cell]];
    const number = (serial.get(community.code) ?? 0) + 1;
    serial.set(community.code, number);
    return feature(
      {
        id: `${community.code}L${String(number).padStart(3, '0')}`,
        name: `${community.name}${number}号垃圾分类屋`,
        type: '垃圾分类屋',
        community: community.name,
        hours: stream.pick(['06:30-09:00 18:00-21:00', '07:00-09:00 18:30-20:30', '全天']),
        camera: false,
      },
      pointOf(pointIn(cell, city, administration, stream)),
    );
  });
  for (const house of stream.shuffle(houses).slice(0, WITH_CAMERA)) house.properties.camera = true;
  return collection(houses);
}

/** Strips of pavement along busy streets where stalls are allowed at set hours. */
export function vendingAreas(seed, city, administration, roads) {
  const stream = randomStream(seed, 'vending');
  const { mesh, cells } = city;
  const spots = cells.flatMap(({ block }, cell) =>
    roads.frontages[cell]
      .filter(({ road, length }) => length > 70 && length < 170 && isQuiet(roads.roads[road]))
      .map((frontage) => ({
        ...frontage,
        cell,
        weight: block.use === 'old' ? 4 : block.use === 'inner' ? 2 : 0.12,
      })),
  );
  const choice = weightedChoice(spots.map(({ weight }) => weight));
  const chosen = [];
  for (let tries = 0; chosen.length < VENDING_AREAS && tries < 5000; tries++) {
    const spot = spots[choice.draw(stream)];
    const middle = mesh.points[spot.from];
    if (chosen.some((other) => distance(mesh.points[other.from], middle) < 450)) continue;
    chosen.push(spot);
  }
  return collection(
    chosen.map((spot, i) => {
      const hours = VENDING_HOURS[i % VENDING_HOURS.length];
      const street = roads.roads[spot.road].name;
      const kind = hours.startsWith('05') ? '早市' : hours.startsWith('06') ? '便民疏导点' : '夜市';
      const { community } = whereIs(spot.cell, administration);
      return feature(
        {
          id: `S${String(i + 1).padStart(3, '0')}`,
          name: `${street}${kind}`,
          type: kind,
          hours,
          road: street,
          community: community.name,
          stalls: stream.integer(12, 60),
        },
        plainPolygon(strip(mesh.points[spot.from], mesh.points[spot.to])),
      );
    }),
  );
}

function isQuiet({ class: roadClass, strict }) {
  return roadClass !== 'primary' && !strict;
}

function strip(a, b) {
  const length = distance(a, b);
  const along = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const inward = [-along[1], along[0]];
  const at = (t, depth) => [0, 1].map((k) => a[k] + along[k] * t + inward[k] * depth);
  return [at(6, 3), at(length - 6, 3), at(length - 6, 11), at(6, 11)];
}

/** A point of the cell between its middle and its rim. */
export function pointIn(cell, { mesh, cells }, { items }, stream) {
  const ring = mesh.ringOf(cells[cell].face);
  const i = stream.integer(0, ring.length - 1);
  const a = ring[i];
  const b = ring[(i + 1) % ring.length];
  const t = stream.next();
  const depth = 1 - 0.92 * Math.sqrt(stream.next());
  const rim = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  return [rim[0] + (items[cell].x - rim[0]) * depth, rim[1] + (items[cell].y - rim[1]) * depth];
}

function whereIs(cell, { communities, communityOfCell, streets, districts, dutyGrids, dutyGridOfCell }) {
  const community = communities[communityOfCell[cell]];
  const street = streets[community.street];
  return {
    community,
    street,
    district: districts[street.district],
    dutyGrid: dutyGrids[dutyGridOfCell[cell]],
  };
}
