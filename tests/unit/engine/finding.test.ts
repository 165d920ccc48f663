import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/domain/batch';
import { extraField } from '../../../src/domain/extra-field';
import type { GroupKey, Wanted } from '../../../src/domain/find-records';
import { containsFolded, foldText } from '../../../src/domain/folded-text';
import type { Order } from '../../../src/domain/question';
import { withEngine } from '../../support/duckdb-node';
import { batchesOf, filter, placesOf, RECORD_FIELDS, records, ZONE_SET, zones } from './random-cases';
import { matching, pageCell, sorted, type World } from './row-by-row';

const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
const NEEDLES = ['abc', 'Ａ', '1号', '甲', "o'", '街', '店外', 'ü', '没有'] as const;

const order: fc.Arbitrary<readonly Order[]> = fc
  .uniqueArray(
    fc.record({
      field: fc.constantFrom('street', 'reported_at', 'quantity', 'address', 'zone', 'geo_quality'),
      descending: fc.boolean(),
      pinyin: fc.boolean(),
    }),
    { maxLength: 4, selector: ({ field }) => field },
  )
  .map((list) =>
    list.map(({ field, descending, pinyin }) => ({
      field: field as Order['field'],
      descending,
      ...(pinyin && { by: 'pinyin' as const }),
    })),
  );

/** Rows in order by comparing two of them at a time, sounds by the collation itself. */
function ordered(world: World, rows: readonly number[], orders: readonly Order[]): number[] {
  return [...rows].sort((a, b) => {
    for (const one of orders) {
      const [left, right] = [pageCell(world, a, one.field), pageCell(world, b, one.field)];
      if (
        one.by === 'pinyin' &&
        typeof left === 'string' &&
        typeof right === 'string' &&
        one.field !== 'geo_quality'
      ) {
        const difference = collator.compare(left, right) || (left < right ? -1 : left > right ? 1 : 0);
        if (difference !== 0) return one.descending ? -difference : difference;
      } else {
        const [first] = sorted(world, [a, b], [one]);
        const [other] = sorted(world, [a, b], [{ ...one, descending: !one.descending }]);
        // Equal cells keep the file's order in both directions; so do two empty ones.
        const tied = first === other && (left === null) === (right === null);
        if (!tied) return first === a ? -1 : 1;
      }
    }
    return a - b;
  });
}

function groupsByHand(world: World, rows: readonly number[], keys: readonly GroupKey[]) {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const values = keys.map(({ field, unit }) => {
      const value = pageCell(world, row, field);
      if (unit === undefined || typeof value !== 'number') return value;
      const date = new Date(value);
      return Date.UTC(
        date.getUTCFullYear(),
        unit === 'year' ? 0 : date.getUTCMonth(),
        unit === 'day' ? date.getUTCDate() : 1,
      );
    });
    const key = JSON.stringify(values);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

describe('rows of a table', () => {
  it('are ordered, found, placed and grouped as a reading row by row does it', async () => {
    await withEngine(async (engine) => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(
          records,
          zones,
          fc.array(fc.tuple(filter, order, fc.constantFrom(...NEEDLES)), { minLength: 3, maxLength: 3 }),
          async (list, zoneList, asked) => {
            await engine.begin(RECORD_FIELDS);
            for (const batch of batchesOf(list, 20)) await engine.append(batch);
            await engine.commit();
            const places = placesOf(list.length, zoneList.length, 3);
            await engine.setPlaces(places, zoneList, zoneList.length > 0 ? ZONE_SET : null);
            const world: World = { records: list, places, zones: zoneList };
            for (const [clauses, orders, needle] of asked) {
              const query = { filter: zoneList.length > 0 ? clauses : [], order: orders };
              const rows = ordered(world, matching(world, query.filter), orders);
              expect([...(await engine.rowIds(query))], JSON.stringify(query)).toEqual(rows);

              const text = foldText(needle);
              const streets = (await engine.words('street'))!.filter((word) => containsFolded(word, text));
              const wanted: Wanted = {
                text,
                texts: ['address', 'description'],
                among: [{ field: 'street', values: streets }],
              };
              const hits = rows.flatMap((row, place) =>
                (['address', 'description', 'street'] as const).some((field) =>
                  containsFolded(String(pageCell(world, row, field) ?? ''), text),
                )
                  ? [place]
                  : [],
              );
              expect([...(await engine.find(query, wanted, null))], needle).toEqual(hits);
              const span = { from: 3, n: 11 };
              expect([...(await engine.find(query, wanted, span))]).toEqual(
                hits.filter((at) => at >= 3 && at < 14),
              );
              const some = Uint32Array.from(list.keys()).filter((row) => row % 3 === 1);
              expect([...(await engine.placesOf(query, some))]).toEqual(
                rows.flatMap((row, place) => (row % 3 === 1 ? [place] : [])),
              );
              found += hits.length;

              const keys: readonly GroupKey[] = [
                { field: 'street' },
                { field: 'reported_at', unit: 'month' },
              ];
              const { groups, more } = await engine.groups(query.filter, keys, 1000);
              expect(more).toBe(false);
              expect(new Map(groups.map(({ values, count }) => [JSON.stringify(values), count]))).toEqual(
                groupsByHand(world, rows, keys),
              );
              expect(groups.map(({ count }) => count)).toEqual(
                groups.map(({ count }) => count).sort((a, b) => b - a),
              );
            }
          },
        ),
        { numRuns: 20 },
      );
      expect(found).toBeGreaterThan(3);
    });
  });

  it('are found by words of the file’s own columns, coded and spelled out, and grouped by them', async () => {
    const own = extraField('备注', 1);
    const many = extraField('流水', 1);
    const encoder = new TextEncoder();
    const rowCount = 70_000;
    const texts = Array.from({ length: rowCount }, (_, row) => `号ＡB-${row}`);
    const bytes = encoder.encode(texts.join(''));
    const offsets = new Uint32Array(rowCount + 1);
    texts.forEach((text, row) => {
      offsets[row + 1] = offsets[row]! + encoder.encode(text).length;
    });
    const batch: Batch = {
      rowCount,
      columns: {},
      lines: new Uint32Array(rowCount),
      extras: [
        {
          field: own,
          cells: {
            kind: 'coded',
            codes: Uint16Array.from({ length: rowCount }, (_, row) => row % 3),
            values: ['银行门口', '学校Ｅ门'],
          },
        },
        { field: many, cells: { kind: 'text', offsets, bytes } },
      ],
    };
    await withEngine(async (engine) => {
      await engine.begin([own, many]);
      await engine.append(batch);
      await engine.commit();
      const query = { filter: [], order: [{ field: many, descending: true } as const] };
      const words = await engine.words(own);
      expect(words).toEqual(['', '银行门口', '学校Ｅ门']);
      const among = [{ field: own, values: words!.filter((word) => containsFolded(word, 'e门')) }];
      const inWords = await engine.find(query, { text: 'e门', texts: [], among }, null);
      expect(inWords.length).toBe(Math.floor(rowCount / 3));
      const spelled = await engine.find(query, { text: 'ab-69999', texts: [many], among: [] }, null);
      const after = texts.filter((text) => text > texts[69_999]!).length;
      expect([...spelled]).toEqual([after]);
      const { groups } = await engine.groups([], [{ field: own }], 10);
      expect(groups).toEqual([
        { values: [null], count: 23_334 },
        { values: ['学校Ｅ门'], count: 23_333 },
        { values: ['银行门口'], count: 23_333 },
      ]);
      expect((await engine.groups([], [{ field: many }], 10)).more).toBe(true);
      const clause = { kind: 'column', field: own, test: { op: 'contains', text: 'Ｅ门' } } as const;
      expect(await engine.aggregate({ kind: 'count' }, [clause])).toEqual({ kind: 'count', count: 23_333 });
    });
  });
});
