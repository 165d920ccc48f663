import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Column } from '../../../src/domain/batch';
import type { FieldId, TimeField } from '../../../src/domain/field';
import { PAST_TIMES, TIME_ORDERS } from '../../../src/domain/table-quality';
import { withEngine } from '../../support/duckdb-node';

const TIMES = ['reported_at', 'filed_at', 'dispatched_at', 'closed_at', 'deadline'] as const;
const START = Date.UTC(2024, 0, 1);
const NOW = START + 50 * 3_600_000;
const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 60 }).map((hours) => START + hours * 3_600_000) },
  fc.constant(Number.NaN),
);
const word = fc.constantFrom('', '采集员上报', '视频', "o'b");
const row = fc.record({
  reported_at: time,
  filed_at: time,
  dispatched_at: time,
  closed_at: time,
  deadline: time,
  source: word,
  minor: fc.constantFrom('', '甲', '乙'),
  class_code: fc.constantFrom('', '06010', '0102'),
  quantity: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN)),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

function batchOf(rows: readonly Row[]): Batch {
  const columns: { [F in FieldId]?: Column } = {};
  for (const field of TIMES) {
    columns[field] = { kind: 'time', values: Float64Array.from(rows, (one) => one[field]) };
  }
  for (const field of ['source', 'minor', 'class_code'] as const) {
    const added = [...new Set<string>(rows.map((one) => one[field]))].filter((text) => text !== '');
    const codes = Uint32Array.from(rows, (one) => added.indexOf(one[field]) + 1);
    columns[field] = { kind: 'dictionary', codes, added };
  }
  columns.quantity = { kind: 'number', values: Float64Array.from(rows, (one) => one.quantity) };
  return { rowCount: rows.length, columns, lines: Uint32Array.from(rows, (_, at) => at + 2) };
}

const present = (value: number | string) => value !== '' && !Number.isNaN(value);
const isTime = (field: TimeField): field is (typeof TIMES)[number] =>
  (TIMES as readonly string[]).includes(field);

describe('the quality of the table', () => {
  it('is what a count by hand gives', async () => {
    await withEngine(async (engine) => {
      const fields = [...TIMES, 'source', 'minor', 'class_code', 'quantity'] as const;
      await fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
          await engine.begin(fields);
          await engine.append(batchOf(rows));
          await engine.commit();
          const quality = await engine.quality(NOW);
          expect(quality.rowCount).toBe(rows.length);
          for (const { field, filled, least, most } of quality.columns) {
            const values = rows.map((one) => one[field as keyof Row]).filter(present);
            expect([field, filled]).toEqual([field, values.length]);
            const numbers = values.filter((value): value is number => typeof value === 'number');
            if (numbers.length > 0)
              expect([least, most]).toEqual([Math.min(...numbers), Math.max(...numbers)]);
            else expect([least, most]).toEqual([null, null]);
          }
          const orders = TIME_ORDERS.flatMap(([earlier, later]) =>
            isTime(earlier) && isTime(later) ? [{ earlier, later }] : [],
          );
          const isBroken = (one: Row, order: (typeof orders)[number]) =>
            one[order.later] < one[order.earlier];
          expect(quality.timeOrders).toEqual(
            orders.map((order) => ({
              ...order,
              compared: rows.filter((one) => present(one[order.earlier]) && present(one[order.later])).length,
              broken: rows.filter((one) => isBroken(one, order)).length,
            })),
          );
          expect(quality.outOfOrder).toBe(
            rows.filter((one) => orders.some((order) => isBroken(one, order))).length,
          );
          expect(quality.future).toEqual(
            PAST_TIMES.filter(isTime)
              .map((field) => ({ field, count: rows.filter((one) => one[field] > NOW).length }))
              .filter(({ count }) => count > 0),
          );
          const counted = (of: (one: Row) => string) =>
            rows.reduce(
              (map, one) => map.set(of(one), (map.get(of(one)) ?? 0) + 1),
              new Map<string, number>(),
            );
          expect(new Map(quality.sources.map(({ value, count }) => [value, count]))).toEqual(
            counted((one) => one.source),
          );
          const coded = rows.filter((one) => one.class_code !== '');
          expect(new Map(quality.classCodes.map((one) => [`${one.minor}|${one.code}`, one.count]))).toEqual(
            coded.reduce((map, one) => {
              const key = `${one.minor}|${one.class_code}`;
              return map.set(key, (map.get(key) ?? 0) + 1);
            }, new Map<string, number>()),
          );
        }),
        { numRuns: 25 },
      );
    });
  }, 60_000);

  it('has no lines for what the data does not have', async () => {
    await withEngine(async (engine) => {
      await engine.begin(['case_id']);
      await engine.commit();
      expect(await engine.quality(NOW)).toMatchObject({
        rowCount: 0,
        timeOrders: [],
        outOfOrder: 0,
        future: [],
        sources: [],
        classCodes: [],
      });
    });
  });
});
