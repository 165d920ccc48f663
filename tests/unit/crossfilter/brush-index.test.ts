import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { type Clause, clauseKey, type Filter } from '../../../src/domain/filter';
import { GEO_QUALITIES } from '../../../src/domain/place';
import type { Question } from '../../../src/domain/question';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { batchesOf, type PlainCase } from './cases';
import { inWords, selectedRows, slowAnswer } from './row-by-row';
import { spatial } from './spatial';

/** Three squares side by side, the last without a street name. */
const ZONES: ZoneSet = {
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

const HOUR = 3_600_000;
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

const onePlainCase: fc.Arbitrary<PlainCase> = fc.record({
  major: word('街面秩序', '市容环境'),
  minor: word('无照经营', '占道', '垃圾'),
  status: word('closed', 'filed'),
  district: word('东区', '西区', '北区'),
  street: word('一街', '二街'),
  address: word('一街1号', '二街2号', 'ABC'),
  reported_at: maybe(times),
  closed_at: maybe(seconds),
  lon: maybe(lngs),
  lat: maybe(lats),
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
    level: fc.constantFrom('district' as const, 'street' as const, 'community' as const),
  }),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('街', 'abc', '没有') }),
);
const oneFilter: fc.Arbitrary<Filter> = fc.uniqueArray(oneClause, { maxLength: 5, selector: clauseKey });

const QUESTIONS: readonly Question[] = [
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

function loaded(cases: readonly PlainCase[], size: number) {
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of batchesOf(cases, size)) index.append(batch);
  return { index, summary: index.commit() };
}

describe('the brush index', () => {
  it('answers what a row-by-row reading of the filter answers, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(onePlainCase, { maxLength: 90 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(oneFilter, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (cases, size, filters, withZones) => {
          const { index, summary } = loaded(cases, size);
          const zoneSet = withZones ? ZONES : null;
          const { places } = index.locate(zoneSet);
          const reference = { cases, places, zoneSet };
          for (const filter of filters) {
            for (const clause of index.unresolved(filter)) {
              index.resolve(clause, Uint32Array.from(selectedRows(reference, [clause])));
            }
            expect([...index.rowIds(filter)]).toEqual(selectedRows(reference, filter));
            const answers = index.answer(filter, QUESTIONS);
            QUESTIONS.forEach((question, i) => {
              expect({
                question,
                counts: inWords(answers[i]!, question, summary.dictionaries, zoneSet),
              }).toEqual({
                question,
                counts: slowAnswer(reference, filter, question),
              });
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  const someCases = fc.sample(onePlainCase, { numRuns: 500, seed: 7 });

  it('gives the same density after small steps as from scratch', () => {
    const question: Question = { kind: 'density', bandwidthMetres: 20_000, includeDefault: false };
    const stepped = loaded(someCases, 100).index;
    stepped.locate(ZONES);
    const step = (to: number): Filter => [{ kind: 'time', field: 'reported_at', from: -1e10, to }];
    for (let to = 0; to < 8e10; to += 5e9) {
      const fresh = loaded(someCases, 100).index;
      fresh.locate(ZONES);
      expect(stepped.answer(step(to), [question])).toEqual(fresh.answer(step(to), [question]));
    }
  });

  it('keeps its answers when a receiver takes their buffers away', () => {
    const { index } = loaded(someCases, 100);
    const questions: readonly Question[] = [
      { kind: 'categories', field: 'status' },
      { kind: 'classes' },
      { kind: 'timeline', field: 'reported_at', unit: 'day' },
    ];
    const first = index.answer([], questions);
    const kept = structuredClone(first);
    structuredClone(first, {
      transfer: first.flatMap((answer) =>
        Object.values(answer)
          .filter(ArrayBuffer.isView)
          .map((array) => array.buffer as ArrayBuffer),
      ),
    });
    expect(index.answer([], questions)).toEqual(kept);
  });

  it('does not say where points are when there are too many, only how many', () => {
    const { index } = loaded(someCases, 100);
    const extent = { west: 100, south: 0, east: 140, north: 80 };
    const all = index.answer([], [{ kind: 'points', extent, limit: 1000, includeDefault: true }])[0]!;
    const few = index.answer([], [{ kind: 'points', extent, limit: 10, includeDefault: true }])[0]!;
    if (all.kind !== 'points' || few.kind !== 'points') throw new Error('wrong kind');
    expect(all.total).toBe(someCases.filter((one) => one.lon !== null && one.lat !== null).length);
    expect(few).toMatchObject({ total: all.total, rowIds: new Uint32Array(0), lngLats: new Float64Array(0) });
    const row = all.rowIds[17]!;
    expect([all.lngLats[34], all.lngLats[35]]).toEqual([someCases[row]!.lon, someCases[row]!.lat]);
  });

  it('answers from the data before until commit, and after discard', () => {
    const { index } = loaded(someCases, 100);
    const count = () => index.answer([], [{ kind: 'count' }])[0];
    index.begin();
    for (const batch of batchesOf(someCases.slice(0, 3), 2)) index.append(batch);
    expect(count()).toEqual({ kind: 'count', count: 500 });
    index.discard();
    expect(() => index.commit()).toThrow();
    index.begin();
    expect(index.commit()).toMatchObject({ rowCount: 0, timeRange: null, extent: null });
    expect(count()).toEqual({ kind: 'count', count: 0 });
    expect(index.answer([], QUESTIONS).length).toBe(QUESTIONS.length);
  });

  it('knows fields that the data lacks as missing everywhere', () => {
    const index = createBrushIndex(spatial);
    index.begin();
    for (const batch of batchesOf(someCases, 100, [
      'major',
      'status',
      'lon',
      'reported_at',
      'closed_at',
      'address',
    ]))
      index.append(batch);
    expect(index.commit()).toMatchObject({ rowCount: 500, timeRange: null, extent: null });
    const count = (clause: Clause) => index.rowIds([clause]).length;
    expect(count({ kind: 'values', field: 'status', values: [''] })).toBe(500);
    expect(count({ kind: 'class', majors: [''], minors: [] })).toBe(500);
    expect(count({ kind: 'time', field: 'reported_at', from: -1e15, to: 1e15 })).toBe(0);
    // Its times were not brought to the index, so the database has to say.
    expect(index.unresolved([{ kind: 'time', field: 'closed_at', from: 0, to: 1 }]).length).toBe(1);
    expect(() => count({ kind: 'time', field: 'closed_at', from: 0, to: 1 })).toThrow();
  });

  it('takes times to the millisecond where a file has them', () => {
    const at = (reported_at: number | null): PlainCase => ({ ...someCases[0]!, reported_at });
    const { index, summary } = loaded([at(1500), at(1501), at(null), at(1000)], 2);
    expect(summary.timeRange).toEqual([1000, 1501]);
    const rows = (from: number, to: number) => [
      ...index.rowIds([{ kind: 'time', field: 'reported_at', from, to }]),
    ];
    expect(rows(1500, 1501)).toEqual([0]);
    expect(rows(1000.5, 1e9)).toEqual([0, 1]);
    expect(rows(5, 5)).toEqual([]);
  });

  it('covers a time range by whole units without a gap', () => {
    const at = (text: string): PlainCase => ({ ...someCases[0]!, reported_at: Date.parse(`${text}Z`) });
    const { index } = loaded(
      [at('2024-02-28T23:59:59'), at('2024-03-01T00:00:00'), at('2025-01-01T12:00:00')],
      9,
    );
    const starts = (unit: 'hour' | 'day' | 'week' | 'month') => {
      const answer = index.answer([], [{ kind: 'timeline', field: 'reported_at', unit }])[0]!;
      return answer.kind === 'timeline'
        ? [...answer.starts].map((start) => new Date(start).toISOString().slice(0, 13))
        : [];
    };
    expect(starts('month')).toEqual(
      ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
        .map((m) => `2024-${m}-01T00`)
        .concat('2025-01-01T00'),
    );
    expect(starts('week')[0]).toBe('2024-02-26T00');
    expect(starts('week').at(-1)).toBe('2024-12-30T00');
    expect(starts('day').length).toBe(309);
    expect(starts('hour')[0]).toBe('2024-02-28T23');
    expect(starts('hour').length).toBe((Date.UTC(2025, 0, 1, 12) - Date.UTC(2024, 1, 28, 23)) / HOUR + 1);
  });
});
