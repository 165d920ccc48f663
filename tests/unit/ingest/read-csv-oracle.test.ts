import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { readTexts } from './read-texts';
import { sharedFile } from './shared-files';

const FILES = [
  ['data/tainan_1999/cases.csv', 105_339],
  ['data/tainan_1999/cases_2017_headerless.csv', 26_412],
  ['corpora/dirty-zh/utf8_bom.csv', 40],
] as const;

/** Two parsers, one truth: on clean files DuckDB's own reader is an independent reference. */
describe('rows as DuckDB reads them', () => {
  let database: AsyncDuckDB;
  beforeAll(async () => {
    database = await startDuckDbInNode();
  });
  afterAll(() => database.terminate());

  it.each(FILES)('%s', async (path, count) => {
    const bytes = sharedFile(path);
    if (!bytes) return;
    const table = readTexts(bytes);
    if (typeof table === 'string') expect.fail(table);
    expect(table.rows.length).toBe(count);
    const named = table.recipe.headerLine > 0;
    await database.registerFileBuffer(path, bytes.slice());
    const connection = await database.connect();
    try {
      const result = await connection.query(
        `FROM read_csv('${path}', all_varchar = true, header = ${named}, delim = '${table.recipe.delimiter}', quote = '"', escape = '"')`,
      );
      if (named) expect(table.headers).toEqual(result.schema.fields.map(({ name }) => name));
      const columns = result.schema.fields.map((_, at) => result.getChildAt(at)!);
      for (let row = 0; row < count; row++) {
        const theirs = columns.map((column) => (column.get(row) as string | null) ?? '');
        const ours = table.rows[row]!;
        // Compared as one text: a matcher per row would take minutes.
        if (ours.join('\u001f') !== theirs.join('\u001f')) expect(ours).toEqual(theirs);
      }
    } finally {
      await connection.close();
      await database.dropFile(path);
    }
  });
});
