import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { type Clause, clauseKey, type Filter, withClause } from '../../../src/domain/filter';
import { RESPONSE_HOURS } from '../../../src/domain/measure';
import { oneFilter, onePlainCase, QUESTIONS, ZONES } from './arbitrary';
import { batchesOf, type PlainCase } from './cases';
import { inWords, isGiven, selectedRows, slowAnswer } from './row-by-row';
import { spatial } from './spatial';

/** Of the cases between 119° and 124° E, 29° and 32° N, about half. */
const BOUNDS = { west: 120, south: 29.5, east: 123, north: 31.5 };

function loaded(cases: readonly PlainCase[]) {
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of batchesOf(cases, 40)) index.append(batch);
  const summary = index.commit();
  index.bring(
    'quantity',
    Float64Array.from(cases, (one) => one.quantity ?? Number.NaN),
  );
  return { index, summary };
}

/** Finite, as in every filter: it is plain data, which has no infinity. */
const bound = fc.oneof(
  fc.integer({ min: -3, max: 90 }).map((hour) => hour * 900_000),
  fc.integer({ min: -1e9, max: 8e10 }),
  fc.constantFrom(-8e15, 8e15),
);
/** One clause of a range with the spans it moves through, some of them the wrong way round. */
const day = fc.nat(0xff_ffff);
const drag: fc.Arbitrary<readonly Clause[]> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('reported_at' as const, 'closed_at' as const),
      fc.array(fc.tuple(day, day, day, day, day, day, day)),
    )
    .map(([field, sets]) => sets.map((hours): Clause => ({ kind: 'hours', field, hours }))),
  fc
    .tuple(fc.constantFrom('reported_at' as const, 'closed_at' as const), fc.array(fc.tuple(bound, bound)))
    .map(([field, spans]) => spans.map(([from, to]): Clause => ({ kind: 'time', field, from, to }))),
  fc
    .array(fc.tuple(fc.option(fc.integer({ min: -9, max: 40 })), fc.option(fc.integer({ min: -9, max: 40 }))))
    .map((spans) =>
      spans.map(([from, to]): Clause => ({ kind: 'number', measure: RESPONSE_HOURS, from, to })),
    ),
  fc
    .array(
      fc.tuple(fc.option(fc.double({ min: -9, max: 40, noNaN: true })), fc.option(fc.integer({ max: 20 }))),
    )
    .map((spans) =>
      spans.map(
        ([from, to]): Clause => ({ kind: 'number', measure: { kind: 'field', field: 'quantity' }, from, to }),
      ),
    ),
);

describe('a clause that moves', () => {
  it('gives at every step what a row-by-row reading gives, prepared or not, and after other clauses change', () => {
    fc.assert(
      fc.property(
        fc.array(onePlainCase, { maxLength: 80 }),
        oneFilter,
        oneFilter,
        drag,
        fc.boolean(),
        fc.boolean(),
        (cases, before, after, steps, prepared, inOrder) => {
          const rows = inOrder
            ? [...cases].sort((a, b) => (a.reported_at ?? Infinity) - (b.reported_at ?? Infinity))
            : cases;
          const { index, summary } = loaded(rows);
          const { places } = index.locate(ZONES);
          const reference = { cases: rows, places, zoneSet: ZONES };
          const ask = (filter: Filter) => {
            for (const clause of index.unresolved(filter)) {
              const given = clause.kind === 'fact' || clause.kind === 'set' || clause.kind === 'plan';
              index.resolve(
                clause,
                given
                  ? Uint32Array.from(rows.keys()).filter((row) => isGiven(clause, row))
                  : Uint32Array.from(selectedRows(reference, [clause])),
              );
            }
            const answers = index.answer(filter, QUESTIONS);
            QUESTIONS.forEach((question, i) => {
              const counts = inWords(answers[i]!, question, summary.dictionaries, ZONES);
              expect({ question, counts }).toEqual({
                question,
                counts: slowAnswer(reference, filter, question),
              });
            });
          };
          const [first] = steps;
          for (const filter of [before, after]) {
            ask(filter);
            if (prepared && first !== undefined) index.prepare(filter, first, QUESTIONS);
            for (const clause of steps) ask(withClause(filter, clause));
            if (first !== undefined) {
              expect([...index.rowIds(withClause(filter, first))]).toEqual(
                selectedRows(reference, withClause(filter, first)),
              );
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([true, false])(
    'gives the same density whichever way the ends went, default addresses %s',
    (includeDefault) => {
      const cases = fc.sample(onePlainCase, { numRuns: 3000, seed: 5 });
      const question = { kind: 'density', bandwidthMetres: 20_000, includeDefault } as const;
      const { index } = loaded(cases);
      const fresh = loaded(cases).index;
      // Cases a little beyond the bounds lie on the grid and are no part of the density.
      for (const one of [index, fresh]) one.locate(null, BOUNDS);
      const clause = (from: number, to: number): Clause => ({ kind: 'time', field: 'reported_at', from, to });
      index.prepare([], clause(0, 1), [question]);
      for (const [from, to] of [
        [0, 8e10],
        [1e9, 7e10],
        [2e9, 7.5e10],
        [-1e10, 1e10],
        [5e10, 5e10],
        [4e10, 8e10],
      ] as const) {
        // A filter with two other clauses in between keeps the fresh index from taking it for a gesture.
        fresh.answer([{ kind: 'extent', extent: { west: 0, south: 0, east: from, north: 90 } }], []);
        expect(index.answer([clause(from, to)], [question])).toEqual(
          fresh.answer([clause(from, to)], [question]),
        );
      }
    },
  );

  it('is known by its key', () => {
    expect(clauseKey({ kind: 'number', measure: RESPONSE_HOURS, from: 0, to: 1 })).toBe(
      'number:reported_at..closed_at',
    );
  });
});
