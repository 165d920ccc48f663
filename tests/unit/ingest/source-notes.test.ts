import { expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { createCaseReader } from '../../../src/ingest/case-reader';
import { utf8 } from './read-cases';

it('what a format says of cells is listed for the rows that are loaded and the columns that are mapped', () => {
  const recipe: CaseRecipe = {
    format: 'workbook',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerLine: 2,
    headers: ['案件编号', '备注', '经度', '纬度'],
    mapping: { case_id: 0, lon: 2, lat: 3 },
  };
  const reader = createCaseReader(recipe);
  const note = (row: number, column: number) =>
    ({ row, column, code: 'digits_rounded', text: '1234567890123450000' }) as const;
  reader.push(
    utf8('案件编号,备注,经度,纬度\n1234567890123450000,,120.1,30.2\n合计,,,\n'),
    Uint32Array.of(2, 7, 9),
    [note(2, 0), note(7, 0), note(7, 1), note(9, 0)],
  );
  const { report } = reader.finish();
  expect(report.loaded).toBe(1);
  expect(report.odds).toEqual([
    { line: 7, column: 1, field: 'case_id', code: 'digits_rounded', text: '1234567890123450000' },
  ]);
});
