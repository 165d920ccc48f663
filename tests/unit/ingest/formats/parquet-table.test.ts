import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { IMPORT_ERROR_CODES } from '../../../../src/domain/import-report';
import { parquetTable } from '../../../../src/ingest/formats/parquet-table';
import { sharedPath } from '../../../support/shared-data';
import { type TabulatedCells, tabulatedCells } from './tabulated-cells';

const corpus = sharedPath('corpora', 'parquet-testing');

type Written = Parameters<typeof parquetWriteBuffer>[0];
const read = (written: Written): Promise<TabulatedCells> =>
  tabulatedCells(parquetTable, new Blob([parquetWriteBuffer(written)]));
const fileOf = (...path: string[]) => new Blob([readFileSync(join(corpus!, ...path))]);

describe('Parquet as a table', () => {
  it('keeps every integer, decimal and moment', async () => {
    const table = await read({
      columnData: [
        { name: '案件编号', data: [1234567890123456789n, -9223372036854775808n, null], type: 'INT64' },
        { name: '街道', data: ['北站,"街道"', '', null], type: 'STRING' },
        { name: '单精度', data: [0.1, 121.4737, 1e-7], type: 'FLOAT' },
        { name: '有效', data: [true, false, null], type: 'BOOLEAN' },
      ],
      rowGroupSize: 2,
    });
    expect(table.error).toBe(null);
    expect(table.header).toEqual(['案件编号', '街道', '单精度', '有效']);
    expect(table.rows).toEqual([
      ['1234567890123456789', '北站,"街道"', '0.1', 'true'],
      ['-9223372036854775808', '', '121.4737', 'false'],
      ['', '', '0.0000001', ''],
    ]);
    expect(table.numbers).toEqual([1, 2, 3]);
  });

  it('any table comes back equal', async () => {
    const column = fc.oneof(
      fc.record({
        type: fc.constant('STRING' as const),
        data: fc.array(fc.string({ unit: 'binary' }), { minLength: 30, maxLength: 30 }),
      }),
      fc.record({
        type: fc.constant('INT64' as const),
        data: fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), {
          minLength: 30,
          maxLength: 30,
        }),
      }),
      fc.record({
        type: fc.constant('DOUBLE' as const),
        data: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 30, maxLength: 30 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(column, { minLength: 1, maxLength: 4 }), async (columns) => {
        const columnData = columns.map(({ type, data }, i) => ({
          name: `列${i}`,
          type,
          data: data as unknown[] as never,
        }));
        const table = await read({ columnData, rowGroupSize: 7 });
        expect(table.error).toBe(null);
        for (const [at, { type, data }] of columns.entries()) {
          for (const [row, value] of data.entries()) {
            const text = table.rows[row]![at]!;
            if (type === 'DOUBLE') expect(Number(text)).toBe(Object.is(value, -0) ? 0 : value);
            else expect(text).toBe(String(value));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it.skipIf(corpus === null).each(corpus === null ? [] : readdirSync(join(corpus, 'bad_data')))(
    'the bad file %s has a name',
    async (name) => {
      const { error } = await tabulatedCells(parquetTable, fileOf('bad_data', name));
      expect(IMPORT_ERROR_CODES).toContain(error?.code);
    },
  );

  it.skipIf(corpus === null)('every good file opens', async () => {
    const found: Record<string, string> = {};
    const folders = [[], ['geospatial']] as const;
    for (const folder of folders) {
      for (const name of readdirSync(join(corpus!, 'data', ...folder)).filter((file) =>
        file.endsWith('.parquet'),
      )) {
        const { error, rows, tables } = await tabulatedCells(parquetTable, fileOf('data', ...folder, name));
        if (error === null) expect(rows.length, name).toBe(tables[0]!.rows);
        found[name] = error === null ? `${rows.length}` : `${error.code} ${JSON.stringify(error.detail)}`;
      }
    }
    expect(found).toMatchSnapshot();
  });

  it.skipIf(corpus === null)('decimals and moments of other writers', async () => {
    const decimals = await tabulatedCells(parquetTable, fileOf('data', 'int64_decimal.parquet'));
    expect(decimals.rows[0]).toEqual(['1.00']);
    const legacy = await tabulatedCells(parquetTable, fileOf('data', 'fixed_length_decimal_legacy.parquet'));
    expect(legacy.rows.at(-1)).toEqual(['24.00']);
    const types = await tabulatedCells(parquetTable, fileOf('data', 'alltypes_dictionary.parquet'));
    expect(types.rows).toMatchSnapshot();
  });

  it.skipIf(corpus === null)('geometries become places', async () => {
    const table = await tabulatedCells(parquetTable, fileOf('data', 'geospatial', 'geospatial.parquet'));
    expect(table.header).toMatchSnapshot();
    expect(table.rows.slice(0, 6)).toMatchSnapshot();
    const other = await tabulatedCells(
      parquetTable,
      fileOf('data', 'geospatial', 'crs-arbitrary-value.parquet'),
    );
    expect(other.tables[0]!.placeHint).toMatchSnapshot();
  });
});
