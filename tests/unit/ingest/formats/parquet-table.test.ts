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

  // Without the walk over its pages the library counts to a damaged number: this test then never ends.
  it('a byte that lies ends in a table or a name, wherever it stands', async () => {
    const written = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: '有效', data: [true, null, false, true, true, true], type: 'BOOLEAN', encoding: 'RLE' },
          { name: '街道', data: ['北站', '北站', '宝山', null, '宝山', '北站'], type: 'STRING' },
          { name: '序号', data: [1, 2, 3, 5, 8, 13], type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
        ],
      }),
    );
    const files = [written];
    if (corpus !== null) {
      files.push(new Uint8Array(readFileSync(join(corpus, 'data', 'rle_boolean_encoding.parquet'))));
    }
    for (const good of files) {
      for (const lie of [0x00, 0x7e, 0x80, 0xfe, 0xff]) {
        for (let at = 4; at < good.length - 8; at++) {
          const { error } = await tabulatedCells(parquetTable, new Blob([good.with(at, lie)]));
          if (error !== null) expect(IMPORT_ERROR_CODES).toContain(error.code);
        }
      }
    }
  });

  it('no more rows are believed than its bytes could hold', async () => {
    const column = { name: '类', data: new Array(1_100_000).fill('同') as string[], type: 'STRING' as const };
    const { error } = await read({ columnData: [column], rowGroupSize: 1_100_000 });
    expect(error?.code).toBe('damaged_file');
  });

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
