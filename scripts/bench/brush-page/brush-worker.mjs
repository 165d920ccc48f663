// The brush index by itself in a worker, and beside it one pass over the same typed arrays for the same views.
import { expose } from 'comlink';
import { binPoints, densityGrid, pointCodes } from '../../../src/analysis/density';
import { createSmooth } from '../../../src/analysis/density-smoothing';
import { placeCases, surveyPoints } from '../../../src/analysis/place-cases';
import { locatePoints } from '../../../src/analysis/point-location';
import { snapToRoads } from '../../../src/analysis/road-snapping';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { scanner } from './scan.mjs';
import { QUESTIONS, STAYING, timeClause, zoneSet } from './views.mjs';

const smooth = createSmooth();
const index = createBrushIndex({
  surveyPoints,
  placeCases,
  densityGrid,
  pointCodes,
  binPoints,
  smooth,
  snapToRoads,
  locatePoints,
});
const MISSING = -0x8000_0000;
let chunks = [];
let scan = null;

const dictionaryColumn = (codes, added) => ({ kind: 'dictionary', codes: Uint32Array.from(codes), added });
const milliseconds = (seconds) =>
  Float64Array.from(seconds, (second) => (second === MISSING ? Number.NaN : second * 1000));

function timed(work) {
  const start = performance.now();
  const result = work();
  return { milliseconds: performance.now() - start, result };
}

expose({
  begin() {
    index.begin();
    chunks = [];
  },
  append(columns, dictionaries, first) {
    const names = ['major', 'minor', 'status', 'street', 'community'];
    const fields = Object.fromEntries(
      names.map((name) => [name, dictionaryColumn(columns[name], first ? dictionaries[name] : [])]),
    );
    index.append({
      rowCount: columns.lon.length,
      lines: new Uint32Array(0),
      columns: {
        ...fields,
        lon: { kind: 'number', values: columns.lon },
        lat: { kind: 'number', values: columns.lat },
        reported_at: { kind: 'time', values: milliseconds(columns.reported) },
        closed_at: { kind: 'time', values: milliseconds(columns.closed) },
      },
    });
    chunks.push(columns);
  },
  commit() {
    const { rowCount } = index.commit();
    index.locate(zoneSet());
    scan = scanner(chunks, index.rowIds(STAYING), index.rowIds(STAYING.slice(1)), {
      densityGrid,
      pointCodes,
      binPoints,
      smooth,
    });
    chunks = [];
    return rowCount;
  },
  /** Each view for the first time, then the same with another class, then with another polygon. */
  firstUse() {
    const views = QUESTIONS.map((question) => timed(() => index.answer(STAYING, [question])).milliseconds);
    const [classes, lasso] = STAYING;
    const fewer = { ...classes, majors: classes.majors.slice(1) };
    const moved = { ...lasso, ring: lasso.ring.map(([lng, lat]) => [lng + 0.02, lat - 0.01]) };
    const changes = {
      class: timed(() => index.answer([fewer, lasso], QUESTIONS)).milliseconds,
      polygon: timed(() => index.answer([fewer, moved], QUESTIONS)).milliseconds,
    };
    index.answer(STAYING, QUESTIONS);
    return { views, changes };
  },
  prepare() {
    return QUESTIONS.map(
      (question) => timed(() => index.prepare(STAYING, timeClause(0, 1), [question])).milliseconds,
    );
  },
  step(from, to) {
    const filter = [...STAYING, timeClause(from, to)];
    const { milliseconds: taken, result } = timed(() => index.answer(filter, QUESTIONS));
    return { milliseconds: taken, answers: result.map(({ values, ...answer }) => answer) };
  },
  scan(from, to) {
    const { milliseconds: taken, result } = timed(() => scan(from, to));
    return { milliseconds: taken, count: result };
  },
});
