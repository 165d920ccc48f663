import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { Clause, Filter } from '../../../src/domain/filter';
import type { Question } from '../../../src/domain/question';
import { oneFilter, onePlainCase, QUESTIONS, ZONES } from './arbitrary';
import { batchesOf, type PlainCase } from './cases';
import { inWords, selectedRows, slowAnswer } from './row-by-row';
import { spatial } from './spatial';

const HOUR = 3_600_000;

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
          index.bring(
            'quantity',
            Float64Array.from(cases, (one) => one.quantity ?? Number.NaN),
          );
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
      { numRuns: 100 },
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
