import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { Batch, Column } from '../../../src/domain/batch';
import type { CaseColumns } from '../../../src/domain/fact';
import type { FieldId } from '../../../src/domain/field';
import { caseColumns } from '../../../src/jobs/case-columns';
import { withEngine } from '../../support/duckdb-node';
import { spatial } from '../crossfilter/spatial';
import { remote } from './casebook-in-node';

const ROWS = 300;
const nan = Number.NaN;
const signal = new AbortController().signal;

function numbers(of: (row: number) => number): Column {
  return { kind: 'number', values: Float64Array.from({ length: ROWS }, (_, row) => of(row)) };
}
function times(of: (row: number) => number): Column {
  return { kind: 'time', values: Float64Array.from({ length: ROWS }, (_, row) => of(row)) };
}
function words(values: number): Column {
  return {
    kind: 'dictionary',
    codes: Uint32Array.from({ length: ROWS }, (_, row) => (row * 7) % (values + 1)),
    added: Array.from({ length: values }, (_, at) => `v${at + 1}`),
  };
}

/** Missing values in every column; times of whole and of broken seconds, degrees of few and of many decimals. */
const columns: { readonly [F in FieldId]?: Column } = {
  major: words(3),
  minor: words(280),
  status: words(5),
  reported_at: times((row) => (row % 9 === 0 ? nan : 1.7e12 + row * 1000)),
  closed_at: times((row) => (row % 4 === 0 ? nan : 1.7e12 + row * 1000 + 7)),
  filed_at: times((row) => 1.7e12 - row * 1000),
  lon: numbers((row) => (row % 11 === 0 ? nan : Math.round(114e6 + row) / 1e6)),
  lat: numbers((row) => (row % 11 === 0 ? nan : 30 + row / 7)),
  delay_count: numbers((row) => (row % 2 === 0 ? nan : row % 3)),
};
const FIELDS = [...(Object.keys(columns) as FieldId[]), 'overdue', 'source'] as const;

/** Codes are compared by what they stand for: whoever makes a dictionary numbers it. */
function inWords({ rowCount, columns: of }: CaseColumns) {
  return {
    rowCount,
    columns: Object.fromEntries(
      Object.entries(of).map(([field, column]) => [
        field,
        column.kind === 'numbers'
          ? [...column.values]
          : Array.from(column.codes, (code) => column.values[code]),
      ]),
    ),
  };
}

describe('whole columns of the cases', () => {
  it('are those of the database, whether the brush index gives them or not', async () => {
    await withEngine(async (engine) => {
      const index = createBrushIndex(spatial);
      const brush = remote(index);
      const lines = Uint32Array.from({ length: ROWS }, (_, row) => row + 2);
      const batch: Batch = { rowCount: ROWS, lines, columns };
      const indexed = ['major', 'minor', 'status', 'reported_at', 'lon', 'lat'] as const;
      await brush.begin();
      await brush.append({
        ...batch,
        columns: Object.fromEntries(indexed.map((field) => [field, columns[field]!])),
      });
      await brush.commit();
      await engine.begin(Object.keys(columns) as FieldId[]);
      await engine.append(batch);
      await engine.commit();

      const stored = await engine.columns(FIELDS);
      expect(Object.keys(stored.columns).sort()).toEqual(Object.keys(columns).sort());
      expect(Object.keys(index.wholeColumns(FIELDS).columns).sort()).toEqual([...indexed].sort());
      expect(inWords(await caseColumns(brush, engine, FIELDS, signal))).toEqual(inWords(stored));
      const closed = stored.columns.closed_at!;
      await brush.bring('closed_at', closed.kind === 'numbers' ? closed.values.slice() : null);
      expect(inWords(await caseColumns(brush, engine, FIELDS, signal))).toEqual(inWords(stored));
      expect(inWords(await caseColumns(brush, engine, ['minor'], signal)).columns.minor).toEqual(
        inWords(stored).columns.minor,
      );
      expect(await caseColumns(brush, engine, ['overdue'], signal)).toEqual({ rowCount: ROWS, columns: {} });
    });
  });
});
