// Units, cases on them, drafts and strokes at the sizes that were promised, in a worker as in the app; a made-up city.
import { expose } from 'comlink';
import { binPoints, densityGrid, pointCodes } from '../../../src/analysis/density';
import { createSmooth } from '../../../src/analysis/density-smoothing';
import { placeCases, surveyPoints } from '../../../src/analysis/place-cases';
import { locatePoints } from '../../../src/analysis/point-location';
import { snapToRoads } from '../../../src/analysis/road-snapping';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { makeUnits } from '../../../src/jobs/make-units';
import { createPlanDesk } from '../../../src/jobs/plan-desk';
import { checkUnits } from '../../../src/zoning/checks/unit-ground';
import { draftZones } from '../../../src/zoning/draft/draft-zones';
import { emptyUnits } from '../../../src/zoning/plan-edits';
import { createPlanHistory } from '../../../src/zoning/plan-history';
import { cases, randomNumbers, streets, toLngLat, villages } from './made-up-city.mjs';

const ALWAYS = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2025, 0, 1) };
const WEIGHTS = { caseWeights: { a: 2, b: 0.5 }, otherCase: 1 };

function timed(work) {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

function unitsOf(request) {
  const made = makeUnits({ zoneSet: null, roads: null, facilities: [], ...request });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const built = new Map();
/** 750 villages; or 100,000 cells of 100 m over 1,000 communities; or 5,100 segments. */
function unitsNamed(kind) {
  if (built.has(kind)) return built.get(kind);
  const random = randomNumbers(5);
  const result = timed(() => {
    if (kind === 'villages')
      return unitsOf({ recipe: { kind: 'imported' }, zoneSet: villages(30, 25, 1000, 40, random) });
    if (kind === 'cells') {
      return unitsOf({
        recipe: { kind: 'generated', sideMetres: 100 },
        zoneSet: villages(32, 31, 1000, 8, random),
      });
    }
    return unitsOf({
      recipe: { kind: 'segments', depthMetres: 20, reachMetres: 40, longestMetres: 0 },
      roads: streets(51, 200, random),
    });
  });
  built.set(kind, result);
  return result;
}

let index = null;
function loadedIndex(count) {
  if (index !== null) return index;
  index = createBrushIndex({
    surveyPoints,
    placeCases,
    densityGrid,
    pointCodes,
    binPoints,
    smooth: createSmooth(),
    snapToRoads,
    locatePoints,
  });
  index.begin();
  index.append(cases(count, 30_000, 25_000, randomNumbers(6)));
  index.commit();
  return index;
}

/** Whole loads, most small, some large; symmetric borders come with the units. */
function wholeLoads(count) {
  const random = randomNumbers(7);
  return Float64Array.from({ length: count }, () => 1 + Math.floor(random() * random() * 40));
}

function draftRequest(kind, zones, seed) {
  const { graph } = unitsNamed(kind)[1];
  const count = graph.starts.length - 1;
  return {
    graph: { ...graph, borders: graph.borders.map((metres) => Math.max(1, Math.round(metres))) },
    loads: wholeLoads(count),
    streets: new Uint32Array(count),
    zones,
    stayMetres: 0,
    tolerance: 0.1,
    seatRule: 'largest_remainder',
    seed,
  };
}

expose({
  make(kind) {
    const [taken, units] = unitsNamed(kind);
    const [checking, findings] = timed(() => checkUnits(units));
    return { taken, units: units.codes.length, checking, findings: findings.length };
  },
  assign(kind, count) {
    const [, units] = unitsNamed(kind);
    const brush = loadedIndex(count);
    // Each time anew: the index keeps a few sets by their id.
    const times = [0, 1, 2].map((run) => {
      const id = `${units.id} ${run} ${Math.random()}`;
      const [placing] = timed(() => brush.holdUnits({ ...units, id }));
      const [counting, found] = timed(() => brush.unitCases(id, [], ALWAYS, WEIGHTS));
      return { placing, counting, off: found.off, cases: found.cases };
    });
    return times.sort((a, b) => a.placing + a.counting - b.placing - b.counting)[1];
  },
  draft(kind, zones, seed) {
    const request = draftRequest(kind, zones, seed);
    const [taken, made] = timed(() => draftZones(request));
    if (!made.ok) throw new Error(made.error);
    const mean = request.loads.reduce((a, b) => a + b, 0) / zones;
    const { zoneLoads, cut, disconnected } = made.value;
    return { taken, overload: Math.max(...zoneLoads) / mean, cut, disconnected: disconnected.length };
  },
  /** The graph and its loads as gpmetis reads them, and the whole of the loads. */
  graphText(kind, zones) {
    const { graph, loads } = draftRequest(kind, zones, 1);
    const lines = [`${loads.length} ${graph.ids.length / 2} 011`];
    for (let unit = 0; unit < loads.length; unit++) {
      const parts = [loads[unit]];
      for (let at = graph.starts[unit]; at < graph.starts[unit + 1]; at++) {
        parts.push(graph.ids[at] + 1, graph.borders[at]);
      }
      lines.push(parts.join(' '));
    }
    return { text: `${lines.join('\n')}\n`, loads: [...loads] };
  },
  /** Steps of a brush of so many metres across all cells: units under the pointer found and given to a zone. */
  paint(steps, radiusMetres) {
    const [, units] = unitsNamed('cells');
    const plan = {
      id: 'p',
      name: '',
      unitSet: units.id,
      zones: [],
      nextZone: 301,
      inForce: false,
    };
    const state = { plan, units: emptyUnits(units.codes.length) };
    const desk = createPlanDesk(units, state, createPlanHistory());
    let painted = 0;
    desk.onPaint((changed) => {
      painted += changed?.length ?? 0;
    });
    const { index: places } = desk;
    const times = [];
    const random = randomNumbers(8);
    let from = toLngLat(15_000, 15_000);
    desk.beginStroke('assign', 1);
    for (let step = 0; step < steps; step++) {
      const to = toLngLat(15_000 + (random() - 0.5) * 28_000, 15_000 + (random() - 0.5) * 28_000);
      // A fast hand: a hundredth of the way across between two events.
      const next = [from[0] + (to[0] - from[0]) / 20, from[1] + (to[1] - from[1]) / 20];
      const [taken] = timed(() => {
        desk.stroke(places.alongStroke(from, next, radiusMetres));
        return desk.total('area_m2', 1);
      });
      times.push(taken);
      from = next;
    }
    const [ending] = timed(() => desk.endStroke());
    times.sort((a, b) => a - b);
    return { median: times[steps >> 1], worst: times.at(-1), ending, painted };
  },
});
