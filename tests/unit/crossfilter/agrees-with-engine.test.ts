import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { FieldId } from '../../../src/domain/field';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { oneFilter, onePlainCase, QUESTIONS, ZONES } from './arbitrary';
import { batchesOf } from './cases';
import { inWords, isGiven } from './row-by-row';
import { spatial } from './spatial';

const FIELDS: readonly FieldId[] = [
  'major',
  'minor',
  'status',
  'district',
  'street',
  'address',
  'reported_at',
  'closed_at',
  'lon',
  'lat',
  'quantity',
];
/** The engine has no density and no points. */
const SHARED = QUESTIONS.filter(({ kind }) => kind !== 'density' && kind !== 'points');

describe('arrays and SQL', () => {
  let database: Awaited<ReturnType<typeof startDuckDbInNode>>;
  let engine: Engine;

  beforeAll(async () => {
    database = await startDuckDbInNode();
    engine = createDuckDbEngine(database);
  });
  afterAll(async () => {
    await engine.close();
    await database.terminate();
  });

  it('read every filter alike, to the row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(onePlainCase, { minLength: 1, maxLength: 120 }),
        fc.array(oneFilter, { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        async (cases, filters, withZones) => {
          const batches = batchesOf(cases, 50);
          const index = createBrushIndex(spatial);
          index.begin();
          await engine.begin(FIELDS);
          for (const batch of batches) {
            index.append(batch);
            await engine.append(batch);
          }
          const { dictionaries } = index.commit();
          await engine.commit();
          const zoneSet = withZones ? ZONES : null;
          const { places } = index.locate(zoneSet);
          await engine.setPlaces(places, zoneSet?.zones ?? [], zoneSet?.id ?? null);

          for (const filter of filters) {
            for (const clause of index.unresolved(filter)) {
              if (clause.kind === 'fact' || clause.kind === 'set' || clause.kind === 'plan') {
                const given = Uint32Array.from(cases.keys()).filter((row) => isGiven(clause, row));
                await engine.keepRows(clause, given);
                index.resolve(clause, given);
              } else index.resolve(clause, await engine.rowIds({ filter: [clause], order: [] }));
            }
            const rows = await engine.rowIds({ filter, order: [] });
            expect([...index.rowIds(filter)]).toEqual([...rows].sort((a, b) => a - b));
            for (const field of index.lacking(SHARED)) {
              const column = (await engine.columns([field])).columns[field];
              index.bring(field, column?.kind === 'numbers' ? column.values : null);
            }
            const answers = index.answer(filter, SHARED);
            for (const [i, question] of SHARED.entries()) {
              const fromSql = await engine.aggregate(question, filter);
              expect({ question, counts: inWords(answers[i]!, question, dictionaries, zoneSet) }).toEqual({
                question,
                counts: inWords(fromSql, question, dictionaries, zoneSet),
              });
            }
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 180_000);
});
