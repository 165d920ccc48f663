import { divide } from './administration.mjs';
import { areaFiles } from './areas.mjs';
import { cutBlocks } from './blocks.mjs';
import { AS_OF, dateText, FIRST_DAY, LAST_DAY } from './calendar.mjs';
import { makeCases } from './cases.mjs';
import { columnsOf } from './columns.mjs';
import { sortingHouses, vendingAreas } from './facilities.mjs';
import { collection, feature, linesOf, toText, withoutStraights } from './geojson.mjs';
import { CITY_NAME } from './names.mjs';
import { writePack } from './pack.mjs';
import { toLngLat } from './plane.mjs';
import { cutSegments, nameRoads } from './roads.mjs';
import { referenceMap } from './scenery.mjs';

/** Raised whenever the same arguments give other bytes than before. */
export const VERSION = 1;
export const DEFAULTS = { seed: 1, strength: 1, rows: 200_000 };

/** The ground alone, which depends on nothing but the seed; several sets of cases can be drawn on it. */
export function drawMap(seed) {
  const city = cutBlocks(seed);
  const administration = divide(seed, city);
  return { city, administration, roads: nameRoads(seed, city, administration) };
}

/**
 * The whole demo city as files (name → bytes) and as it was drawn. `strength` multiplies the cases of the planted
 * hotspots; the same options give the same bytes.
 */
export function generateCity(options = {}, map = drawMap(options.seed ?? DEFAULTS.seed)) {
  const { seed, strength, rows } = { ...DEFAULTS, ...options };
  const { city, administration, roads } = map;
  const drawn = makeCases(seed, { rows, strength }, city, administration, roads);
  const { first, rest } = columnsOf(seed, drawn, administration, roads);
  const segments = roadSegments(city, roads);
  const layers = {
    'reference.geojson': referenceMap(seed, city, administration, roads, drawn.bureau),
    ...areaFiles(city, administration),
    'roads.geojson': segments,
    'facilities.geojson': sortingHouses(seed, city, administration),
    'vending.geojson': vendingAreas(seed, city, administration, roads),
  };
  const files = new Map(Object.entries(layers).map(([name, layer]) => [name, Buffer.from(toText(layer))]));
  files.set('cases-first.pack', writePack(rows, first));
  files.set('cases-rest.pack', writePack(rows, rest));
  files.set('truth.json', json({ seed, strength, rows, ...drawn.truth }));
  files.set('city.json', json(describe({ seed, strength, rows }, city, administration, roads, layers)));
  return { files, city, administration, roads, cases: drawn.cases, truth: drawn.truth };
}

function roadSegments(city, roads) {
  return collection(
    cutSegments(roads, city).map(({ id, road, points, from, to, length }) => {
      const { name, class: roadClass, strict = false } = roads.roads[road];
      return feature(
        { id, name, from, to, length_m: length, class: roadClass, strict },
        linesOf([withoutStraights(points, city.mesh.points)], city.mesh.points),
      );
    }),
  );
}

function describe({ seed, strength, rows }, city, administration, roads, layers) {
  const corners = city.mesh
    .outline(city.cells.map(({ face }) => face))
    .flat()
    .map((number) => toLngLat(city.mesh.points[number]));
  const [lngs, lats] = [0, 1].map((k) => corners.map((corner) => corner[k]));
  return {
    name: CITY_NAME,
    synthetic: true,
    version: VERSION,
    seed,
    strength,
    bounds: {
      west: Math.min(...lngs),
      south: Math.min(...lats),
      east: Math.max(...lngs),
      north: Math.max(...lats),
    },
    from: dateText(FIRST_DAY),
    to: dateText(LAST_DAY),
    asOf: new Date(AS_OF).toISOString().slice(0, 19),
    counts: {
      cases: rows,
      districts: administration.districts.length,
      streets: administration.streets.length,
      communities: administration.communities.length,
      dutyGrids: administration.dutyGrids.length,
      cells: city.cells.length,
      roads: roads.roads.length,
      roadSegments: layers['roads.geojson'].features.length,
      strictStreets: roads.roads.filter(({ strict }) => strict).length,
      sortingHouses: layers['facilities.geojson'].features.length,
      vendingAreas: layers['vending.geojson'].features.length,
    },
  };
}

function json(value) {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
