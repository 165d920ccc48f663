// The rows in DuckDB-WASM: read once from the file, typed narrowly, and asked by plain SQL for the same views.
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { CLASSES, EDGES, ringSql, zoneSql } from './views.mjs';

const DIMENSIONS = ['major', 'minor', 'status', 'street', 'community'];

export async function openDatabase() {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  await database.instantiate(wasmUrl);
  await database.open({});
  const connection = await database.connect();
  return { database, connection };
}

/** `copies` > 1: each row is repeated, spread over the time to the next one, so that the order stays. */
export async function loadRows({ database, connection }, file, copies) {
  await database.registerFileHandle('rows.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await connection.query(`CREATE TABLE read AS SELECT category AS major, subcategory AS minor, status, street, community,
    lon, lat, CAST(epoch(reported_at) AS BIGINT) AS reported, CAST(epoch(closed_at) AS BIGINT) AS closed,
    lead(CAST(epoch(reported_at) AS BIGINT), 1, NULL) OVER () AS following
    FROM read_csv('rows.csv', header = true, columns = {id: 'VARCHAR', category: 'VARCHAR', subcategory: 'VARCHAR',
      status: 'VARCHAR', street: 'VARCHAR', community: 'VARCHAR', lon: 'DOUBLE', lat: 'DOUBLE',
      reported_at: 'TIMESTAMP', closed_at: 'TIMESTAMP', response_hours: 'DOUBLE', description: 'VARCHAR'})`);
  for (const name of DIMENSIONS) {
    await connection.query(
      `CREATE TYPE ${name}_values AS ENUM (SELECT DISTINCT ${name} FROM read ORDER BY ${name})`,
    );
  }
  const codes = DIMENSIONS.map(
    (name) => `CAST(enum_code(CAST(${name} AS ${name}_values)) + 1 AS USMALLINT) AS ${name}`,
  );
  const later =
    copies === 1
      ? '0'
      : `CAST(floor((coalesce(following, reported + 1) - reported) * k / ${copies}) AS BIGINT)`;
  const majors = CLASSES.map((name) => `'${name}'`).join(', ');
  await connection.query(`CREATE TABLE t AS SELECT ${codes.join(', ')}, lon + k * 1e-5 AS lon, lat + k * 1e-5 AS lat,
    CAST(reported + ${later} AS INTEGER) AS reported, CAST(closed + ${later} AS INTEGER) AS closed,
    major IN (${majors}) AS in_class FROM read, range(${copies}) AS copy(k)`);
  await connection.query('DROP TABLE read');
  await connection.query(`CREATE TABLE cases AS SELECT * REPLACE (lon AS lon), (${ringSql()}) AS in_lasso,
    CAST(${zoneSql()} AS UTINYINT) AS zone,
    CAST((reported // 3600 + 72) % 168 AS UTINYINT) AS tide FROM t`);
  await connection.query('DROP TABLE t');
  const count = await connection.query('SELECT count(*) AS n FROM cases');
  const dictionaries = {};
  for (const name of DIMENSIONS) {
    const values = await connection.query(
      `SELECT CAST(unnest(enum_range(NULL::${name}_values)) AS VARCHAR) AS v`,
    );
    dictionaries[name] = values.toArray().map((row) => row.v);
  }
  return { rowCount: Number(count.get(0).n), dictionaries };
}

/** Columns of the rows from … from + n, as typed arrays. */
export async function columnsOf({ connection }, from, n) {
  const table = await connection.query(`SELECT ${DIMENSIONS.join(', ')}, lon, lat, reported,
    CAST(coalesce(closed, -2147483648) AS INTEGER) AS closed FROM cases LIMIT ${n} OFFSET ${from}`);
  const columns = {};
  for (const { name } of table.schema.fields) columns[name] = table.getChild(name).toArray();
  return columns;
}

const edges = EDGES.map((edge) => `CAST(h >= ${edge * 3600} AS INTEGER)`).join(' + ');

/** The views of a step, one statement each: key and number of cases. */
function statements(from, to) {
  const time = `reported >= ${from} AND reported < ${to}`;
  const all = `WHERE in_class AND in_lasso AND ${time}`;
  const by = (key, where = all) => `SELECT ${key} AS k, count(*) AS n FROM cases ${where} GROUP BY 1`;
  return {
    count: `SELECT count(*) AS n FROM cases ${all}`,
    classes: `SELECT major * 65536 + minor AS k, count(*) AS n FROM cases WHERE in_lasso AND ${time} GROUP BY 1`,
    major: by('major'),
    status: by('status'),
    street: by('street'),
    community: by('community'),
    tide: by('tide'),
    histogram: `SELECT coalesce(${edges}, -1) AS k, count(*) AS n FROM (SELECT closed - reported AS h FROM cases ${all}) GROUP BY 1`,
    zones: by('zone'),
    density: by(
      'CAST(floor((lon - 114.0) / 0.00129) AS INTEGER) * 1024 + CAST(floor((lat - 29.58) / 0.00112) AS INTEGER)',
    ),
  };
}

/** All views of the span, and how long they took from the first statement to the last result. */
export async function stepInSql({ connection }, from, to) {
  const results = {};
  const start = performance.now();
  for (const [view, sql] of Object.entries(statements(from, to))) {
    const table = await connection.query(sql);
    const counts = table.getChild('n').toArray();
    const keys = table.getChild('k')?.toArray();
    results[view] = { counts, keys };
  }
  const milliseconds = performance.now() - start;
  const plain = Object.fromEntries(
    Object.entries(results).map(([view, { counts, keys }]) => [
      view,
      Array.from(counts, (n, at) => [keys === undefined ? 0 : Number(keys[at]), Number(n)]),
    ]),
  );
  return { milliseconds, counts: plain };
}

export async function countInSql({ connection }, from, to) {
  const table = await connection.query(statements(from, to).count);
  return Number(table.get(0).n);
}
