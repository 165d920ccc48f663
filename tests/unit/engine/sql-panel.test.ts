import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extraField, type RowField } from '../../../src/domain/extra-field';
import type { SqlErrorCode, SqlLimits, SqlNames, SqlScope } from '../../../src/domain/sql-query';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { apart } from '../../../src/engine/sql-panel-names';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { sqlCases } from './sql-cases';

const LIMITS: SqlLimits = { rows: 1000, columns: 200, characters: 500, milliseconds: 10_000 };
const NOTE = extraField('备注', 1);
const NOTE_AGAIN = extraField('备注', 2);
const NAMED_LIKE_A_FIELD = extraField('案件编号', 1);
const ODD = extraField('a"b; DROP TABLE zones; --', 1);

const COLUMNS: readonly (readonly [RowField, string])[] = [
  ['case_id', '案件编号'],
  ['major', '大类'],
  ['status', '状态'],
  ['reported_at', '上报时间'],
  ['lon', '经度'],
  ['lat', '纬度'],
  ['geo_quality', '位置质量'],
  [NOTE, '备注'],
  [NOTE_AGAIN, '备注'],
  [NAMED_LIKE_A_FIELD, '案件编号'],
  [ODD, 'a"b; DROP TABLE zones; --'],
];
const NAMES: SqlNames = {
  cases: '案件',
  filtered: '筛选后',
  rowId: '行号',
  columns: COLUMNS.map(([field, name]) => ({ field, name })),
  words: { status: new Map([['closed', "已结'案"]]) },
  terms: { count: '件数', hours: '小时', percent: 'a"b', month: '月份' },
};
const ALL: SqlScope = { names: NAMES, filter: [] };

let database: Awaited<ReturnType<typeof startDuckDbInNode>>;
let engine: Engine;

beforeAll(async () => {
  database = await startDuckDbInNode();
  engine = createDuckDbEngine(database);
  await sqlCases(engine, 600, [NOTE, NOTE_AGAIN, NAMED_LIKE_A_FIELD, ODD]);
});
afterAll(async () => {
  await engine.close();
  await database.terminate();
});

async function rows(text: string, limits: Partial<SqlLimits> = {}, scope = ALL) {
  const answer = await engine.sql.ask(scope, text, { ...LIMITS, ...limits });
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.words}`);
  return answer.value;
}

async function error(text: string, limits: Partial<SqlLimits> = {}) {
  const answer = await engine.sql.ask(ALL, text, { ...LIMITS, ...limits });
  if (answer.ok) throw new Error(`${text} gave ${answer.value.rowCount} rows`);
  return answer.error;
}

async function untouched(): Promise<void> {
  expect(await engine.aggregate({ kind: 'count' }, [])).toEqual({ kind: 'count', count: 600 });
  const answer = await rows('SELECT count(*) FROM cases');
  expect(answer.cells).toEqual([['600']]);
}

describe('what a query is asked of', () => {
  it('has the cases under readable names, repeated ones told apart', async () => {
    const { tables, examples } = await engine.sql.outline(NAMES);
    expect(tables.map(({ name, role }) => [name, role])).toEqual([
      ['案件', 'cases'],
      ['筛选后', 'filtered'],
      ['cases', 'stored'],
      ['zones', 'stored'],
    ]);
    expect(tables[0]!.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '行号 number',
      '案件编号 text',
      '大类 text',
      '状态 text',
      '上报时间 time',
      '经度 number',
      '纬度 number',
      '位置质量 text',
      '备注 text',
      '备注 2 text',
      '案件编号 2 text',
      'a"b; DROP TABLE zones; -- text',
    ]);
    expect(tables[1]!.columns).toEqual(tables[0]!.columns);
    expect(examples.length).toBeGreaterThan(2);
    for (const { text } of examples) expect((await rows(text)).columns.length).toBeGreaterThan(1);
  });

  it('has the values of the cases, the file’s own columns and the words of the screen', async () => {
    const { columns, cells } = await rows(
      'SELECT 案件编号, 状态, 上报时间, 经度, 备注, "备注 2", "案件编号 2", "a""b; DROP TABLE zones; --" FROM 案件 ORDER BY 行号 LIMIT 2',
    );
    expect(columns.map(({ kind }) => kind)).toEqual([
      'text',
      'text',
      'time',
      'number',
      'text',
      'text',
      'text',
      'text',
    ]);
    expect(cells).toEqual([
      ['0000000000000000000', '0000000000000000001'],
      ["已结'案", 'pending'],
      ['2024-01-01 00:00:00', '2024-01-01 01:00:00'],
      [114, 114.001],
      ['甲0', null],
      ['乙0', '乙1'],
      ['丙0', '丙1'],
      ['丁0', '丁1'],
    ]);
  });

  it('has the rows that the filter lets through, whatever stands in the filter', async () => {
    const scope: SqlScope = {
      names: NAMES,
      filter: [{ kind: 'values', field: 'status', values: ['closed', "';--", '"'] }],
    };
    const { cells } = await rows('SELECT count(*), min(行号), max(行号) FROM 筛选后', {}, scope);
    expect(cells).toEqual([['300'], [0], [598]]);
    expect((await rows('SELECT count(*) FROM 案件', {}, scope)).cells).toEqual([['600']]);
  });

  it('tells names apart that the database would take for one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'a', 'a 2', '', ' ', 'b', 'A 2')), (names) => {
        const unique = apart(names, ['cases']);
        expect(new Set(unique.map((name) => name.toLowerCase())).size).toBe(names.length);
        expect(unique.every((name) => name.trim() !== '' && name !== 'cases')).toBe(true);
      }),
    );
  });
});

describe('an answer', () => {
  it('keeps the order, says that there is more, and how many in all', async () => {
    const text = 'SELECT 行号 FROM 案件 ORDER BY 行号 DESC';
    const { cells, rowCount, more } = await rows(text, { rows: 5 });
    expect([cells, rowCount, more]).toEqual([[[599, 598, 597, 596, 595]], 5, true]);
    expect((await rows(text, { rows: 600 })).more).toBe(false);
    expect(await engine.sql.count(ALL, text, 5000)).toEqual({ ok: true, value: 600 });
  });

  it('has every type of the database as numbers or text, none of them rounded', async () => {
    const { columns, cells } = await rows(
      "SELECT 9007199254740993 AS a, 1.50::DECIMAL(9,2) AS b, true AS c, DATE '2024-02-29' AS d, 0.1::DOUBLE AS e, NULL AS f, [1, NULL] AS g, '𠮷\n\"' AS h, to_timestamp(0) AS i, {'x': 1} AS j",
    );
    expect(columns.map(({ kind }) => kind).join()).toBe(
      'number,number,flag,time,number,number,text,text,time,text',
    );
    expect(cells.map(([cell]) => cell)).toEqual([
      '9007199254740993',
      '1.50',
      'true',
      '2024-02-29',
      0.1,
      null,
      '[1, NULL]',
      '𠮷\n"',
      '1970-01-01 00:00:00+00',
      "{'x': 1}",
    ]);
    const every = await rows('SELECT * FROM test_all_types()');
    expect(every.rowCount).toBe(3);
  });

  it('of equal names has them all', async () => {
    const { columns, cells } = await rows('SELECT 1 AS a, 2 AS a, 3 AS "A"');
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a', 'A']);
    expect(cells).toEqual([[1], [2], [3]]);
  });

  it('of thousands of columns has the first, and of long texts the beginning', async () => {
    const wide = await rows(`SELECT ${Array.from({ length: 3000 }, (_, at) => `${at} AS w${at}`).join()}`);
    expect([wide.columns.length, wide.columnsLeftOut]).toEqual([200, 2800]);
    const long = await rows("SELECT repeat('𠮷', 501), repeat('x', 500), repeat('𠮷', 400)");
    expect(long.cells.map(([cell]) => Array.from(String(cell)).length)).toEqual([500, 500, 400]);
    expect(long.cellsCut).toBe(1);
  });

  it.each([
    'FROM 案件',
    'DESCRIBE 案件',
    'SHOW TABLES',
    'SUMMARIZE 案件',
    'VALUES (1)',
    '(SELECT 1)',
    'TABLE zones',
    'SELECT 1 -- ;',
    'SELECT 1; -- end',
    "SELECT ';' /* ; */ ;;",
    'SELECT $$;$$',
    "SELECT E'\\';'",
  ])('is there for %s', async (text) => {
    const { columns } = await rows(text);
    expect(columns.length).toBeGreaterThan(0);
  });

  it('names rows of the data', async () => {
    const byRow = await engine.sql.rowIds(
      ALL,
      'SELECT 大类, 行号 FROM 案件 WHERE 行号 % 100 = 7 ORDER BY 行号 DESC',
      { at: 1, key: 'row' },
      5000,
    );
    expect(byRow.ok && [...byRow.value]).toEqual([7, 107, 207, 307, 407, 507]);
    const byCase = await engine.sql.rowIds(
      ALL,
      "SELECT '0000000000000000003' UNION ALL SELECT 'none' UNION ALL SELECT NULL",
      { at: 0, key: 'case' },
      5000,
    );
    expect(byCase.ok && [...byCase.value]).toEqual([3]);
    const none = await engine.sql.rowIds(
      ALL,
      "SELECT 'x' UNION ALL SELECT '600'",
      { at: 0, key: 'row' },
      5000,
    );
    expect(none.ok && [...none.value]).toEqual([]);
  });
});

describe('an error', () => {
  it.each<readonly [string, SqlErrorCode, number | null, number | null]>([
    ['', 'empty', 1, 1],
    ['  -- nothing\n ;', 'empty', 1, 1],
    ['SELECT * FORM 案件', 'syntax', 1, 15],
    ['SELECT 行号,\n  没有这列\nFROM 案件', 'unknown_column', 2, 3],
    ['SELECT "大类", 没有 FROM 案件', 'unknown_column', 1, 14],
    ['SELECT 1 FROM 没有这张表', 'unknown_table', 1, 15],
    ['SELECT nosuch(1)', 'unknown_function', 1, 8],
    ['SELECT 1,\n\n 大类 + 1 FROM 案件', 'wrong_type', 3, 5],
    [
      "SELECT 行号 FROM 案件 WHERE 大类 = '占' AND CAST(大类 AS INTEGER) = 1 OR CAST('x' AS INTEGER) = 1",
      'wrong_type',
      1,
      null,
    ],
    ['SELECT 大类, count(*) FROM 案件', 'not_grouped', 1, 8],
    ["SELECT 'open", 'syntax', 1, 8],
    ['SELECT /* open', 'syntax', 1, 8],
    ['SELECT 1,\n(1', 'syntax', 2, 3],
    ['SELECT 1)', 'syntax', 1, 9],
    ['SELECT ?', 'parameter', null, null],
    ['SELECT $1', 'parameter', null, null],
    ["SELECT json_extract('{}', '$.a')", 'not_built_in', null, null],
    ['SELECT a.行号 FROM 案件 a JOIN 案件 b USING (行号) WHERE 大类 = 1', 'ambiguous', null, null],
  ])('%j is %s at %s:%s', async (text, code, line, column) => {
    const found = await error(text);
    expect([found.code, found.line]).toEqual([code, line]);
    if (column !== null) expect(found.column).toBe(column);
  });

  it('of a long line points into the line, not into the piece that the database shows of it', async () => {
    const lead = Array.from({ length: 60 }, (_, at) => `${at} AS 列${at}`).join(', ');
    const text = `SELECT 1,\n${lead}, 没有, ${lead}`;
    const { code, line, column } = await error(text);
    expect([code, line, column]).toEqual(['unknown_column', 2, Array.from(lead).length + 3]);
  });

  it('that quotes words of a broken module breaks nothing', async () => {
    expect((await error('SELECT unreachable')).code).toBe('unknown_column');
    expect((await error('SELECT "Aborted("')).code).toBe('unknown_column');
    expect((await error('SELECT "out of memory"')).code).toBe('unknown_column');
    await untouched();
  });
});

describe('a hostile text changes nothing and reaches nothing', () => {
  const HOSTILE: readonly (readonly [string, SqlErrorCode | readonly SqlErrorCode[]])[] = [
    ['DROP TABLE loaded_rows', 'not_a_query'],
    ['DROP VIEW cases', 'not_a_query'],
    ['DELETE FROM loaded_rows', 'not_a_query'],
    ['UPDATE loaded_rows SET row_id = 1', 'not_a_query'],
    ['INSERT INTO zones VALUES (1) RETURNING *', 'not_a_query'],
    ['TRUNCATE zones', 'not_a_query'],
    ['CREATE TABLE x AS SELECT 1', 'not_a_query'],
    ["COPY cases TO 'x.csv'", 'not_a_query'],
    ["COPY (SELECT 1) TO 'x.csv'", 'not_a_query'],
    ["EXPORT DATABASE 'x'", 'not_a_query'],
    ["ATTACH 'x.db' AS x", 'not_a_query'],
    ['DETACH memory', 'not_a_query'],
    ['USE memory', 'not_a_query'],
    ['INSTALL json', 'not_a_query'],
    ['LOAD json', 'not_a_query'],
    ['PRAGMA database_list', 'not_a_query'],
    ["SET memory_limit = '1MB'", 'not_a_query'],
    ['SET VARIABLE bound = 1', 'not_a_query'],
    ['RESET threads', 'not_a_query'],
    ['BEGIN', 'not_a_query'],
    ['COMMIT', 'not_a_query'],
    ['ROLLBACK', 'not_a_query'],
    ['CHECKPOINT', 'not_a_query'],
    ['VACUUM', 'not_a_query'],
    ['CALL pragma_version()', 'not_a_query'],
    ['EXPLAIN ANALYZE SELECT 1', 'not_a_query'],
    ['PREPARE a AS SELECT 1', 'not_a_query'],
    ['EXECUTE a', 'not_a_query'],
    ['SELECT 1; DROP TABLE loaded_rows', 'several_statements'],
    ['SELECT 1;\n--\nSELECT 2', 'several_statements'],
    ['SELECT 1; COMMIT; DROP TABLE loaded_rows', 'several_statements'],
    ['/* */ DROP TABLE loaded_rows', 'not_a_query'],
    ['/* /* */ SELECT 1; */ DROP TABLE loaded_rows --', 'not_a_query'],
    ['SELECT 1 /* ; */ ; DROP TABLE loaded_rows', 'several_statements'],
    ['SELECT 1) AS q; DROP TABLE loaded_rows; SELECT * FROM (SELECT 1', 'several_statements'],
    ['SELECT 1) AS q, (SELECT 2', 'syntax'],
    ['SELECT * FROM (DROP TABLE loaded_rows)', 'syntax'],
    ['WITH x AS (DELETE FROM loaded_rows RETURNING *) SELECT * FROM x', ['syntax', 'failed']],
    ["SELECT * FROM query('DROP TABLE loaded_rows')", 'syntax'],
    ["SELECT * FROM query('SELECT 1; DROP TABLE loaded_rows')", 'syntax'],
    ["SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')", 'not_allowed'],
    ["SELECT * FROM 'http://127.0.0.1:9/x.csv'", 'not_allowed'],
    ["SELECT * FROM 'x.csv'", 'not_allowed'],
    ["FROM '/etc/passwd'", ['not_allowed', 'unknown_table']],
    ["SELECT * FROM read_text('/etc/passwd')", 'not_allowed'],
    ["SELECT * FROM read_blob('/etc/passwd')", 'not_allowed'],
    ["SELECT * FROM glob('/*')", 'not_allowed'],
    ["SELECT * FROM sniff_csv('x.csv')", 'not_allowed'],
    ["SELECT * FROM read_parquet('x.parquet')", 'not_built_in'],
    ["SELECT * FROM read_json('x.json')", 'not_built_in'],
    ['SELECT * FROM force_checkpoint()', 'failed'],
    ["SELECT nextval('x')", ['failed', 'unknown_table']],
    ["SELECT getenv('HOME')", 'unknown_function'],
  ];

  it.each(HOSTILE)('%s', async (text, code) => {
    const found = await error(text);
    expect(typeof code === 'string' ? [code] : code).toContain(found.code);
  });

  it('and nothing at all has happened', async () => {
    await untouched();
    const settings = await rows(
      "SELECT value FROM duckdb_settings() WHERE name IN ('enable_external_access', 'lock_configuration', 'autoload_known_extensions') ORDER BY name",
    );
    expect(settings.cells).toEqual([['false', 'false', 'true']]);
  });

  it('any signs in any order', async () => {
    const piece = fc.constantFrom(
      'SELECT',
      '1',
      ' ',
      '\n',
      ';',
      '(',
      ')',
      "'",
      '"',
      '--',
      '/*',
      '*/',
      '$$',
      '$a$',
      'DROP TABLE loaded_rows',
      'FROM',
      '案件',
      ',',
      "E'",
      '\\',
      '*',
      'AS q',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        await engine.sql.ask(ALL, pieces.join(''), { ...LIMITS, rows: 3, milliseconds: 2000 });
      }),
      { numRuns: 150 },
    );
    await untouched();
  });
});

describe('an endless query', () => {
  const CROSS = 'SELECT count(*) FROM 案件 a, 案件 b, 案件 c, 案件 d WHERE a.行号 + b.行号 < c.行号 + d.行号';

  it.each([
    CROSS,
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t',
    'SELECT sum(hash(a.range + b.range)) FROM range(10000000) a, range(10000000) b',
    'SELECT a.行号, b.行号 FROM 案件 a, 案件 b, 案件 c ORDER BY hash(a.行号 + b.行号 + c.行号)',
  ])('is ended by its time limit: %s', async (text) => {
    expect((await error(text, { milliseconds: 200 })).code).toBe('timed_out');
    await untouched();
  });

  it('of which only the first rows are wanted ends by itself', async () => {
    const { rowCount, more } = await rows(
      'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t',
    );
    expect([rowCount, more]).toEqual([1000, true]);
  });

  it('is ended by whoever asked it', async () => {
    const controller = new AbortController();
    const asked = engine.sql.ask(ALL, CROSS, LIMITS, controller.signal);
    setTimeout(() => controller.abort(), 100);
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await untouched();
  });

  it('that fills the memory is told so', async () => {
    const found = await error("SELECT string_agg(repeat('abc', 1000) || range) FROM range(10000000)");
    expect(found.code).toBe('out_of_memory');
    await untouched();
  });
});
