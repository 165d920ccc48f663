import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/domain/filter';
import type { Order, Question } from '../../../src/domain/question';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { batchesOf, filter, placesOf, RECORD_FIELDS, records, ZONE_SET, zones } from './random-cases';
import { matching, named, pageCell, sorted, tallyOf, type World } from './row-by-row';

const QUESTIONS: readonly Question[] = [
  { kind: 'count' },
  { kind: 'count', except: ['zone', 'lasso', 'time:reported_at'] },
  { kind: 'categories', field: 'street' },
  { kind: 'categories', field: 'unit' },
  { kind: 'classes', except: ['class'] },
  { kind: 'timeline', field: 'reported_at', unit: 'hour' },
  { kind: 'timeline', field: 'reported_at', unit: 'day' },
  { kind: 'timeline', field: 'closed_at', unit: 'week' },
  { kind: 'timeline', field: 'reported_at', unit: 'month' },
  { kind: 'timeline', field: 'deadline', unit: 'day' },
  { kind: 'zones', except: ['zone'] },
  { kind: 'qualities' },
];

const PAGE_FIELDS = [...RECORD_FIELDS, 'unit', 'deadline', 'geo_quality', 'zone', 'located_street'] as const;

const order: fc.Arbitrary<readonly Order[]> = fc.array(
  fc.record({ field: fc.constantFrom(...PAGE_FIELDS), descending: fc.boolean() }),
  { maxLength: 2 },
);

const world = fc.tuple(records, zones, fc.integer({ min: 1, max: 25 }), fc.nat(1000));

describe('the engine on DuckDB-WASM', () => {
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

  async function load([list, zoneList, size, seed]: typeof world extends fc.Arbitrary<infer T> ? T : never) {
    await engine.begin(RECORD_FIELDS);
    for (const batch of batchesOf(list, size)) await engine.append(batch);
    expect(await engine.commit()).toBe(list.length);
    const places = placesOf(list.length, zoneList.length, seed);
    await engine.setPlaces(places, zoneList, ZONE_SET);
    return { records: list, places, zones: zoneList } satisfies World;
  }

  it('answers every question as a row-by-row reading does', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(filter, { minLength: 2, maxLength: 2 }), async (given, filters) => {
        const loaded = await load(given);
        for (const asked of filters) {
          for (const question of QUESTIONS) {
            const answer = await engine.aggregate(question, asked);
            expect(named(loaded, question, answer), JSON.stringify(question)).toEqual(
              tallyOf(loaded, question, asked),
            );
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives the rows of every filter in every order, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.record({ filter, order }), { minLength: 2, maxLength: 2 }),
        fc.nat(20),
        fc.nat(30),
        async (given, queries, from, n) => {
          const loaded = await load(given);
          for (const query of queries) {
            const expected = sorted(loaded, matching(loaded, query.filter), query.order);
            expect(Array.from(await engine.rowIds(query))).toEqual(expected);
            const page = await engine.page(query, PAGE_FIELDS, from, n);
            const rows = expected.slice(from, from + n);
            expect(Array.from(page.rowIds)).toEqual(rows);
            PAGE_FIELDS.forEach((field, index) => {
              expect(page.cells[index], field).toEqual(rows.map((row) => pageCell(loaded, row, field)));
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers before anything is loaded', async () => {
    const other = createDuckDbEngine(database);
    expect(await other.aggregate({ kind: 'count' }, [])).toEqual({ kind: 'count', count: 0 });
    expect((await other.page({ filter: [], order: [] }, ['case_id'], 0, 10)).rowIds.length).toBe(0);
    expect(await other.aggregate({ kind: 'zones' }, [])).toEqual({
      kind: 'zones',
      counts: new Uint32Array(1),
    });
    await other.close();
  });

  it('keeps the rows of before until commit, and after a discard', async () => {
    const [first] = fc.sample(
      records.filter((list) => list.length > 3),
      { numRuns: 1, seed: 7 },
    );
    await load([first!, [], 10, 1]);
    const count = async () =>
      (await engine.rowIds({ filter: [], order: [{ field: 'lat', descending: true }] })).length;
    await engine.begin(['case_id']);
    for (const batch of batchesOf(first!.slice(1), 2)) {
      await engine.append({ ...batch, columns: { case_id: batch.columns.case_id! } });
      expect(await count()).toBe(first!.length);
    }
    await engine.discard();
    expect(await count()).toBe(first!.length);
    await expect(engine.commit()).rejects.toThrow('commit before begin');

    await engine.begin(['case_id']);
    for (const batch of batchesOf(first!.slice(1), 2)) {
      await engine.append({ ...batch, columns: { case_id: batch.columns.case_id! } });
    }
    await engine.setPlaces(placesOf(first!.length, 0, 3), [], null);
    expect(await engine.commit()).toBe(first!.length - 1);
    expect(await count()).toBe(first!.length - 1);
    const street: Filter = [{ kind: 'values', field: 'street', values: [''] }];
    expect(await engine.aggregate({ kind: 'count' }, street)).toEqual({
      kind: 'count',
      count: first!.length - 1,
    });
  });

  it('pages far and wide through many rows', async () => {
    const codes = Uint32Array.from({ length: 5000 }, (_, row) => (row % 3) + 1);
    await engine.begin(['street', 'quantity']);
    for (let batch = 0; batch < 2; batch++) {
      const values = Float64Array.from({ length: 5000 }, (_, row) => ((batch * 5000 + row) * 7919) % 10_007);
      await engine.append({
        rowCount: 5000,
        columns: {
          street: { kind: 'dictionary', codes, added: batch === 0 ? ['a', 'b', 'c'] : [] },
          quantity: { kind: 'number', values },
        },
        lines: new Uint32Array(5000),
      });
    }
    expect(await engine.commit()).toBe(10_000);
    const query = { filter: [], order: [{ field: 'quantity' as const, descending: true }] };
    const seen: number[] = [];
    // 300 ids travel as bound values, 3000 as a table.
    for (const n of [300, 3000, 6700]) {
      const page = await engine.page(query, ['quantity', 'street'], seen.length, n);
      page.rowIds.forEach((row, index) => {
        expect(page.cells[0]![index]).toBe((row * 7919) % 10_007);
        expect(page.cells[1]![index]).toBe('abc'[(row % 5000) % 3]);
        seen.push(Number(page.cells[0]![index]));
      });
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(seen.length).toBe(10_000);
    const run = await engine.page({ filter: [], order: [] }, ['quantity'], 9_990, 100);
    expect(Array.from(run.rowIds)).toEqual(Array.from({ length: 10 }, (_, index) => 9_990 + index));
  });

  it('binds long lists and refuses what is too long to bind', async () => {
    const values = Array.from({ length: 30_000 }, (_, index) => `no such street ${index}`);
    const asked: Filter = [{ kind: 'values', field: 'street', values: [...values, 'a'] }];
    expect(await engine.aggregate({ kind: 'count' }, asked)).toEqual({ kind: 'count', count: 3334 });
    const long: Filter = [{ kind: 'text', text: '长'.repeat(200_000) }];
    await expect(engine.aggregate({ kind: 'count' }, long)).rejects.toMatchObject({ code: 'value_too_long' });
    const lone: Filter = [{ kind: 'values', field: 'street', values: ['\ud800'] }];
    expect(await engine.aggregate({ kind: 'count' }, lone)).toEqual({ kind: 'count', count: 0 });
  });

  it('leaves density and points to the brush index', async () => {
    const density: Question = { kind: 'density', bandwidthMetres: 100, includeDefault: false };
    await expect(engine.aggregate(density, [])).rejects.toMatchObject({ code: 'unsupported_question' });
  });
});
