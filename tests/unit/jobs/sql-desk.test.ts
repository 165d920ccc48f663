import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { extraField } from '../../../src/domain/extra-field';
import { ok } from '../../../src/domain/result';
import type { SqlLimits, SqlScope } from '../../../src/domain/sql-query';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import { type Casebook, createCasebook } from '../../../src/jobs/casebook';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { spatial } from '../crossfilter/spatial';
import { remote } from './casebook-in-node';

type Database = Awaited<ReturnType<typeof startDuckDbInNode>>;

const NOTE = extraField('备注', 1);
const SCOPE: SqlScope = {
  names: {
    cases: '案件',
    filtered: '筛选后',
    rowId: '行号',
    columns: [
      { field: 'case_id', name: '案件编号' },
      { field: 'major', name: '大类' },
      { field: 'phone', name: '电话' },
      { field: NOTE, name: '备注' },
    ],
    words: {},
    terms: { count: 'n', hours: 'h', percent: 'p', month: 'm' },
  },
  filter: [],
};
const LIMITS: SqlLimits = { rows: 100, columns: 100, characters: 500, milliseconds: 10_000 };
const FILE = [
  '案件编号,上报时间,大类名称,经度,纬度,联系电话,备注',
  '0012345678901234567,2024-01-01 08:00:00,违建,114.30,30.01,13812345678,=1+1',
  '0012345678901234568,2024-01-02 09:00:00,占道,114.31,30.02,13912345678,请联系13712345678',
  '0012345678901234569,2024-01-03 10:00:00,占道,114.32,30.03,,',
].join('\n');

const started: Database[] = [];
let casebook: Casebook;

async function load(): Promise<void> {
  const content = new Blob([FILE]);
  const proposed = await casebook.propose(content, 'cases.csv');
  if (!proposed.ok) throw new Error(proposed.error.code);
  const part = { file: content, name: 'cases.csv', byteLength: content.size, recipe: proposed.value.recipe };
  const imported = await casebook.importCases(
    'import',
    [{ ...part, mode: 'append' }],
    { name: 'cases.csv', imported: [0], area: null },
    () => undefined,
  );
  if (!imported.ok) throw new Error(imported.error.code);
  await casebook.whenStored();
}

beforeAll(async () => {
  casebook = createCasebook({
    brush: remote(createBrushIndex(spatial)),
    async startEngine(onLost) {
      const database = await startDuckDbInNode();
      started.push(database);
      return ok(createDuckDbEngine(database, { onLost }));
    },
  });
  await load();
});
afterAll(async () => {
  for (const database of started) await database.terminate();
});

async function exported(text: string, format: string, masked: boolean): Promise<Uint8Array> {
  const file = await casebook.sqlExport('sql', SCOPE, text, { format, masked, milliseconds: 10_000 });
  if (!file.ok) throw new Error(`${file.error.code} ${file.error.words}`);
  return new Uint8Array(await file.value.content.arrayBuffer());
}

async function csv(text: string, masked: boolean): Promise<readonly string[]> {
  const content = new TextDecoder().decode(await exported(text, 'csv', masked));
  return content
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1);
}

describe('the result of a query as a file', () => {
  it('has its rows in its order, exact, with formulas made text and people masked', async () => {
    const text = 'SELECT 案件编号, 电话, 备注, 行号 - 5 AS 差 FROM 案件 ORDER BY 行号 DESC';
    expect(await csv(text, true)).toEqual([
      '案件编号,电话,备注,差',
      '0012345678901234569,,,-3',
      '0012345678901234568,139****5678,请联系137****5678,-4',
      "0012345678901234567,138****5678,'=1+1,-5",
    ]);
    expect((await csv(text, false))[2]).toBe('0012345678901234568,13912345678,请联系13712345678,-4');
  });

  it('keeps integers beyond a double as text', async () => {
    expect(
      await csv('SELECT 9007199254740993 AS a, 1.5::DECIMAL(4,2) AS b, count(*) AS n FROM 案件', true),
    ).toEqual(['a,b,n', '9007199254740993,1.5,3']);
  });

  it('of equal or empty names, and of no rows, is there too', async () => {
    expect(await csv('SELECT 1 AS a, 2 AS a, 3 AS "电话", 4 AS "电话" WHERE false', true)).toEqual([
      'a,a,电话,电话',
    ]);
  });

  it('is a workbook, too', async () => {
    const bytes = await exported('SELECT 大类, count(*) AS 件数 FROM 案件 GROUP BY 1', 'xlsx', true);
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 2))).toBe('PK');
  });

  it('is refused where it would be too large, and nothing is written', async () => {
    const file = await casebook.sqlExport('sql', SCOPE, 'SELECT range FROM range(1000001)', {
      format: 'csv',
      masked: true,
      milliseconds: 20_000,
    });
    expect(file).toMatchObject({ ok: false, error: { code: 'too_many_rows' } });
  });
});

describe('a query under way', () => {
  it('is ended by its job', async () => {
    const asked = casebook.sqlAsk(
      'sql',
      SCOPE,
      'SELECT sum(hash(a.range + b.range)) FROM range(10000000) a, range(10000000) b',
      LIMITS,
    );
    setTimeout(() => casebook.cancel('sql'), 200);
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a database that is lost', () => {
  it('is told to who waits, and another one gets the rows again', async () => {
    const lost = casebook.whenDatabaseLost();
    await started.at(-1)!.terminate();
    const asked = await casebook.sqlAsk('sql', SCOPE, 'SELECT count(*) FROM 案件', LIMITS);
    expect(asked).toMatchObject({ ok: false, error: { code: 'database_lost' } });
    await lost;
    expect(await casebook.forgetDatabase()).toBe(false);
    await load();
    const again = await casebook.sqlAsk('sql', SCOPE, 'SELECT count(*) FROM 案件', LIMITS);
    expect(again.ok && again.value.cells).toEqual([['3']]);
    const page = await casebook.page('page', { filter: [], order: [] }, ['case_id'], 0, 10);
    expect(page.rowIds.length).toBe(3);
    expect(started.length).toBe(2);
  });
});
