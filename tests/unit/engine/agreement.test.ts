import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { Question } from '../../../src/domain/question';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { withEngine } from '../../support/duckdb-node';
import { spatial } from '../crossfilter/spatial';
import { batchesOf, filter, RECORD_FIELDS, records, ZONE_SET, zones } from './random-cases';

const QUESTIONS: readonly Question[] = [
  { kind: 'count' },
  { kind: 'categories', field: 'major' },
  { kind: 'categories', field: 'street', except: ['values:street'] },
  { kind: 'classes', except: ['class'] },
  { kind: 'timeline', field: 'reported_at', unit: 'day' },
  { kind: 'timeline', field: 'closed_at', unit: 'month', except: ['time:closed_at'] },
  { kind: 'zones' },
  { kind: 'qualities' },
];

/** Squares in a row over the records' coordinates, with gaps between them. */
function zoneSetOf(list: ZoneSet['zones']): ZoneSet {
  const squares = list.flatMap((_, index) => {
    const west = -2 + index;
    return [west, -1.5, west + 0.9, -1.5, west + 0.9, 1.5, west, 1.5];
  });
  return {
    id: ZONE_SET,
    name: 'zones',
    zones: list,
    geometry: {
      coordinates: Float64Array.from(squares),
      ringStarts: Uint32Array.from({ length: list.length + 1 }, (_, index) => index * 4),
      zoneStarts: Uint32Array.from({ length: list.length + 1 }, (_, index) => index),
    },
    extent: { west: -2, south: -1.5, east: -2 + list.length, north: 1.5 },
  };
}

describe('SQL and the brush index', () => {
  it('give the same answers and the same rows for random filters', async () => {
    await withEngine(async (engine) => {
      const index = createBrushIndex(spatial);
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(
          records,
          zones,
          fc.integer({ min: 1, max: 25 }),
          fc.array(filter, { minLength: 3, maxLength: 3 }),
          async (list, zoneList, size, filters) => {
            index.begin();
            await engine.begin(RECORD_FIELDS);
            for (const batch of batchesOf(list, size)) {
              index.append(batch);
              await engine.append(batch);
            }
            const summary = index.commit();
            expect(await engine.commit()).toBe(summary.rowCount);
            const zoneSet = zoneList.length > 0 ? zoneSetOf(zoneList) : null;
            const { places } = index.locate(zoneSet);
            await engine.setPlaces(places, zoneSet?.zones ?? [], zoneSet?.id ?? null);
            for (const asked of filters) {
              for (const clause of index.unresolved(asked)) {
                index.resolve(clause, await engine.rowIds({ filter: [clause], order: [] }));
              }
              expect(await engine.rowIds({ filter: asked, order: [] })).toEqual(index.rowIds(asked));
              const answers = index.answer(asked, QUESTIONS);
              for (const [at, question] of QUESTIONS.entries()) {
                expect(await engine.aggregate(question, asked), JSON.stringify([question, asked])).toEqual(
                  answers[at],
                );
                compared++;
              }
            }
          },
        ),
        { numRuns: 25 },
      );
      expect(compared).toBeGreaterThan(25 * 3 * QUESTIONS.length - 1);
    });
  });
});
