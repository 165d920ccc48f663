import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch, TextColumn } from '../../../src/domain/batch';
import type { Clause, Filter } from '../../../src/domain/filter';
import type { Order } from '../../../src/domain/question';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { exportFormat } from '../../../src/export/registry';
import { exportRows } from '../../../src/jobs/export-rows';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { readCsv } from '../../support/simple-csv';

const ROWS = 3000;
const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const STATUSES = ['pending', 'closed', "o'b", 'x"y'];
const MAJORS = ['街面秩序', '市容环境', '违法建设'];
const MINORS = ['占道', '乱堆', '店外'];
const STREETS = ['中山街道', '鼓楼街道', ',;', '𠮷街'];

let database: Awaited<ReturnType<typeof startDuckDbInNode>>;
let engine: Engine;

function text(cells: readonly string[]): TextColumn {
  const parts = cells.map((cell) => Buffer.from(cell));
  const offsets = new Uint32Array(cells.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = offsets[row]! + part.length;
  });
  return { kind: 'text', offsets, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/** Cases with gaps in every column but the id, whose order is none of the others'. */
function batch(): Batch {
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const coded = (values: readonly string[]) => ({
    kind: 'dictionary' as const,
    codes: Uint32Array.from(rows, () => next(values.length + 1)),
    added: values,
  });
  return {
    rowCount: ROWS,
    lines: new Uint32Array(ROWS),
    columns: {
      case_id: text(rows.map((row) => String((row * 7919) % 10_007).padStart(19, '0'))),
      address: text(rows.map(() => ['', '人民路1号', '人民路 88 号', 'ABC弄'][next(4)]!)),
      status: coded(STATUSES),
      major: coded(MAJORS),
      minor: coded(MINORS),
      street: coded(STREETS),
      reported_at: {
        kind: 'time',
        values: Float64Array.from(rows, () => (next(9) === 0 ? Number.NaN : START + next(2000) * HOUR)),
      },
      quantity: {
        kind: 'number',
        values: Float64Array.from(rows, () => (next(5) === 0 ? Number.NaN : next(40) - 10)),
      },
    },
  };
}

beforeAll(async () => {
  database = await startDuckDbInNode();
  engine = createDuckDbEngine(database);
  const cases = batch();
  await engine.begin(['case_id', 'address', 'status', 'major', 'minor', 'street', 'reported_at', 'quantity']);
  await engine.append(cases);
  await engine.commit();
});
afterAll(async () => {
  await engine.close();
  await database.terminate();
});

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
const stamp = (time: number) => `TIMESTAMP '${new Date(time).toISOString().slice(0, 23).replace('T', ' ')}'`;
const among = (column: string, values: readonly string[]) =>
  values.length === 0 ? 'false' : `coalesce(${column}, '') IN (${values.map(literal).join()})`;

/** The clause in plain SQL, written by hand, with its values in the text. */
function plain(clause: Clause): string {
  switch (clause.kind) {
    case 'values':
      return among(clause.field, clause.values);
    case 'time':
      return `reported_at >= ${stamp(clause.from)} AND reported_at < ${stamp(clause.to)}`;
    case 'class':
      return [
        among('major', clause.majors),
        ...clause.minors.map(
          ([major, minor]) => `(${among('major', [major])} AND ${among('minor', [minor])})`,
        ),
      ].join(' OR ');
    case 'number':
      return `quantity IS NOT NULL AND quantity >= ${clause.from ?? '-1e308'} AND quantity < ${clause.to ?? '1e308'}`;
    case 'text':
      return ['case_id', 'address']
        .map((column) => `contains(lower(coalesce(${column}, '')), ${literal(clause.text.toLowerCase())})`)
        .join(' OR ');
    default:
      throw new Error(`no plain SQL of ${clause.kind}`);
  }
}

async function expected(filter: Filter, order: readonly Order[]): Promise<readonly string[]> {
  const where = ['true', ...filter.map((clause) => `(${plain(clause)})`)].join(' AND ');
  const keys = order.map(({ field, descending }) => `"${field}" ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  const connection = await database.connect();
  const sql = `SELECT case_id FROM cases WHERE ${where} ORDER BY ${[...keys, 'row_id'].join()}`;
  const ids = (await connection.query(sql)).toArray().map((row) => String(row.case_id));
  await connection.close();
  return ids;
}

async function written(format: string, filter: Filter, order: readonly Order[]): Promise<readonly string[]> {
  const parts: Uint8Array[] = [];
  const rows = await exportRows(
    engine,
    { filter, order },
    ['status', 'case_id'],
    exportFormat(format)!,
    { write: (bytes) => void parts.push(bytes.slice()) },
    { headers: ['状态', '编号'] },
  );
  if (!rows.ok) throw new Error(rows.error.code);
  const [header = [], ...cells] = readCsv(
    Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
  expect(header).toEqual(['状态', '编号']);
  expect(cells.length).toBe(rows.value);
  return cells.map((row) => row[1]!);
}

const some = (values: readonly string[]) => fc.subarray(['', ...values]);
const hours = fc.integer({ min: -10, max: 2100 });
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({
    kind: fc.constant('values' as const),
    field: fc.constantFrom('status', 'street'),
    values: fc.oneof(some(STATUSES), some(STREETS)),
  }),
  fc.tuple(hours, hours).map(([a, b]) => ({
    kind: 'time' as const,
    field: 'reported_at' as const,
    from: START + Math.min(a, b) * HOUR,
    to: START + Math.max(a, b) * HOUR,
  })),
  fc.record({
    kind: fc.constant('class' as const),
    majors: some(MAJORS),
    minors: fc.array(fc.tuple(fc.constantFrom('', ...MAJORS), fc.constantFrom('', ...MINORS)), {
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    measure: fc.constant({ kind: 'field' as const, field: 'quantity' as const }),
    from: fc.option(fc.integer({ min: -12, max: 32 })),
    to: fc.option(fc.integer({ min: -12, max: 32 })),
  }),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('人民', '88', 'abc', '没有') }),
) as fc.Arbitrary<Clause>;
const filters = fc.uniqueArray(clause, {
  maxLength: 3,
  selector: (one) => (one.kind === 'values' ? one.field : one.kind),
});
const orders: fc.Arbitrary<readonly Order[]> = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom('case_id', 'major', 'status', 'reported_at', 'quantity', 'address'),
    descending: fc.boolean(),
  }),
  { maxLength: 3, selector: ({ field }) => field },
);

describe('screen and file', () => {
  it('have the same rows in the same order as plain SQL gives', async () => {
    let nonEmpty = 0;
    await fc.assert(
      fc.asyncProperty(filters, orders, async (filter, order) => {
        const ids = await expected(filter, order);
        if (ids.length > 0) nonEmpty += 1;
        expect(await written('csv', filter, order)).toEqual(ids);
        const page = await engine.page({ filter, order }, ['case_id'], 3, 20);
        expect(page.cells[0]).toEqual(ids.slice(3, 23));
      }),
      { numRuns: 60 },
    );
    expect(nonEmpty).toBeGreaterThan(20);
  });
});
