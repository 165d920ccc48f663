import fc from 'fast-check';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import { type Clause, clauseKey, type Filter } from '../../../src/domain/filter';
import { type Measure, RESPONSE_HOURS } from '../../../src/domain/measure';
import { GEO_QUALITIES, PLACE_LEVELS } from '../../../src/domain/place';
import type { Question } from '../../../src/domain/question';
import { ROW_SET_SOURCES } from '../../../src/domain/row-set';
import { weekHoursFrom } from '../../../src/domain/week-hours';
import type { ZoneSet } from '../../../src/domain/zone-set';
import type { PlainCase } from './cases';

/** Three squares side by side, the last without a street name. */
export const ZONES: ZoneSet = {
  id: 'squares',
  name: 'squares',
  zones: [
    { id: 'a', name: 'a', district: '东区', street: '一街', community: '', areaKm2: 1 },
    { id: 'b', name: 'b', district: '西区', street: '二街', community: '', areaKm2: 1 },
    { id: 'c', name: 'c', district: '南区', street: '', community: '', areaKm2: 1 },
  ],
  geometry: {
    coordinates: Float64Array.from(
      [0, 1, 2]
        .flatMap((x) => [
          [120 + x, 30],
          [121 + x, 30],
          [121 + x, 31],
          [120 + x, 31],
        ])
        .flat(),
    ),
    ringStarts: Uint32Array.of(0, 4, 8, 12),
    zoneStarts: Uint32Array.of(0, 1, 2, 3),
  },
  extent: { west: 120, south: 30, east: 123, north: 31 },
};

const word = (...words: readonly string[]) => fc.constantFrom('', ...words);
/** Halves put points on borders of zones, extents and lassos. */
const lngs = fc.oneof(
  fc.integer({ min: 238, max: 248 }).map((half) => half / 2),
  fc.double({ min: 119, max: 124, noNaN: true }),
);
const lats = fc.oneof(
  fc.integer({ min: 58, max: 64 }).map((half) => half / 2),
  fc.double({ min: 29, max: 32, noNaN: true }),
);
const seconds = fc.integer({ min: -3000, max: 90_000 }).map((quarter) => quarter * 900_000);
const times = fc.oneof(seconds, seconds, fc.integer({ min: -1e9, max: 8e10 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 8 });

export const onePlainCase: fc.Arbitrary<PlainCase> = fc.record({
  major: word('街面秩序', '市容环境'),
  minor: word('无照经营', '占道', '垃圾'),
  status: word('closed', 'filed'),
  district: word('东区', '西区', '北区', '東 区'),
  street: word('一街', '二街'),
  address: word('一街1号', '二街2号', 'ABC'),
  reported_at: maybe(times),
  closed_at: maybe(seconds),
  lon: maybe(lngs),
  lat: maybe(lats),
  quantity: maybe(fc.oneof(fc.integer({ min: -5, max: 20 }), fc.double({ min: -5, max: 20, noNaN: true }))),
});

const pair = <T>(values: fc.Arbitrary<T>) => fc.tuple(values, values);
const ends = (values: fc.Arbitrary<number>) =>
  pair(values).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const oneClause: fc.Arbitrary<Clause> = fc.oneof(
  fc
    .record({ field: fc.constantFrom('reported_at' as const, 'closed_at' as const), at: ends(times) })
    .map(({ field, at: [from, to] }): Clause => ({ kind: 'time', field, from, to })),
  fc.record({
    kind: fc.constant('class' as const),
    majors: fc.subarray(['', '街面秩序', '市容环境', '别的']),
    minors: fc.array(fc.tuple(word('街面秩序', '市容环境'), word('无照经营', '占道')), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('values' as const),
    field: fc.constantFrom('status' as const, 'district' as const, 'unit' as const),
    values: fc.subarray(['', 'closed', 'filed', '东区', '北区', '没有']),
  }),
  fc.record({
    kind: fc.constant('zone' as const),
    zoneSet: fc.constantFrom('squares', 'squares', 'squares', 'gone'),
    zones: fc.subarray(['', 'a', 'b', 'c', 'z']),
  }),
  fc.record({ x: ends(lngs), y: ends(lats) }).map(
    ({ x, y }): Clause => ({
      kind: 'extent',
      extent: { west: x[0], east: x[1], south: y[0], north: y[1] },
    }),
  ),
  fc.record({ kind: fc.constant('lasso' as const), ring: fc.array(fc.tuple(lngs, lats), { maxLength: 8 }) }),
  fc.record({ kind: fc.constant('quality' as const), qualities: fc.subarray([...GEO_QUALITIES]) }),
  fc.record({
    kind: fc.constant('mismatch' as const),
    level: fc.constantFrom(...PLACE_LEVELS),
  }),
  fc.record({
    kind: fc.constant('hours' as const),
    field: fc.constantFrom('reported_at' as const, 'closed_at' as const),
    hours: fc
      .array(fc.integer({ min: 0, max: 167 }), { maxLength: 60 })
      .map((chosen) => weekHoursFrom(chosen)),
  }),
  fc
    .record({
      measure: fc.constantFrom<Measure>(RESPONSE_HOURS, { kind: 'field', field: 'quantity' }),
      at: ends(fc.oneof(fc.integer({ min: -9, max: 40 }), fc.double({ min: -9, max: 40, noNaN: true }))),
      open: fc.constantFrom('from', 'to', 'neither', 'neither'),
    })
    .map(
      ({ measure, at: [from, to], open }): Clause => ({
        kind: 'number',
        measure,
        from: open === 'from' ? null : from,
        to: open === 'to' ? null : to,
      }),
    ),
  fc.record({
    kind: fc.constant('fact' as const),
    fact: fc.constantFrom('overdue', 'rework'),
    holds: fc.boolean(),
    choice: fc.constant(DEFAULT_COUNTING),
  }),
  fc.record({
    kind: fc.constant('set' as const),
    source: fc.constantFrom(...ROW_SET_SOURCES),
    recipe: fc.constant({ cellMetres: 200, of: ['甲', null] }),
    frozenAt: fc.constant(0),
  }),
  fc.record({
    kind: fc.constant('plan' as const),
    plan: fc.constantFrom('方案一', '方案二'),
    zones: fc.subarray([0, 1, 2]),
    chiefs: fc.subarray(['', '张三']),
  }),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('街', 'abc', '没有') }),
);
export const oneFilter: fc.Arbitrary<Filter> = fc.uniqueArray(oneClause, {
  maxLength: 5,
  selector: clauseKey,
});

export const QUESTIONS: readonly Question[] = [
  { kind: 'count' },
  { kind: 'categories', field: 'status', except: ['values:status'] },
  { kind: 'categories', field: 'status' },
  { kind: 'categories', field: 'district', except: ['values:district', 'zone'] },
  { kind: 'categories', field: 'unit' },
  { kind: 'classes', except: ['class'] },
  { kind: 'timeline', field: 'reported_at', unit: 'hour' },
  { kind: 'timeline', field: 'reported_at', unit: 'day', except: ['time:reported_at'] },
  { kind: 'timeline', field: 'closed_at', unit: 'week', except: ['time:closed_at'] },
  { kind: 'timeline', field: 'reported_at', unit: 'month' },
  { kind: 'timeline', field: 'reported_at', unit: 'day', yearsBack: 1 },
  { kind: 'tide', field: 'reported_at', except: ['hours:reported_at'] },
  { kind: 'tide', field: 'closed_at' },
  { kind: 'histogram', measure: RESPONSE_HOURS, edges: [0, 1, 2.5, 8, 24] },
  {
    kind: 'histogram',
    measure: { kind: 'field', field: 'quantity' },
    edges: [0, 3.5, 10],
    except: ['number:quantity'],
  },
  { kind: 'histogram', measure: { kind: 'field', field: 'overdue' }, edges: [1] },
  { kind: 'zones', except: ['zone'] },
  { kind: 'qualities', except: ['quality'] },
  { kind: 'density', bandwidthMetres: 400_000, includeDefault: false },
  { kind: 'density', bandwidthMetres: 400_000, includeDefault: true, except: ['extent', 'lasso'] },
  {
    kind: 'points',
    extent: { west: 120, south: 29, east: 122.5, north: 31 },
    limit: 1000,
    includeDefault: false,
  },
  {
    kind: 'points',
    extent: { west: 100, south: 0, east: 140, north: 80 },
    limit: 1000,
    includeDefault: true,
    except: ['extent'],
  },
];
