import { describe, expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { readerFields } from '../../../src/ingest/case-reader';
import { proposedRecipe, readCases, utf8 } from './read-cases';
import { sharedFile } from './shared-files';

const RECIPE: CaseRecipe = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: ['id', 'time', 'class', 'lon', 'lat', 'text'],
  mapping: { case_id: 0, reported_at: 1, major: 2, lon: 3, lat: 4, description: 5 },
};

const read = (rows: readonly string[], recipe: CaseRecipe = RECIPE) =>
  readCases(utf8(['id,time,class,lon,lat,text', ...rows].join('\n')), recipe);

const rejectsOf = (rows: readonly string[], recipe?: CaseRecipe) =>
  read(rows, recipe).report.rejects.map(({ line, column, code }) => [line, column, code]);
const skipsOf = (rows: readonly string[]) => read(rows).report.skips.map(({ line, code }) => [line, code]);

describe('case reader', () => {
  it('gives typed columns with the line and the byte offset of every row', () => {
    const { columns, lines, offsets, report } = read([
      'A1,2024-03-05 14:05:06,暴露垃圾,120.1,30.2,"说 ""好"""',
      '',
      'A2,, 暴露垃圾 ,,, x ',
    ]);
    expect(columns).toEqual({
      case_id: ['A1', 'A2'],
      reported_at: [Date.UTC(2024, 2, 5, 14, 5, 6), null],
      major: ['暴露垃圾', '暴露垃圾'],
      lon: [120.1, null],
      lat: [30.2, null],
      description: ['说 "好"', ' x '],
    });
    expect(lines).toEqual([2, 4]);
    expect(Array.from(offsets)).toEqual([
      27,
      27 + utf8('A1,2024-03-05 14:05:06,暴露垃圾,120.1,30.2,"说 ""好"""\n\n').length,
    ]);
    expect(report).toMatchObject({
      rowsIn: 3,
      loaded: 2,
      rejected: 0,
      skipped: 1,
      missing: { lon: 1, case_id: 0 },
    });
  });

  it('rejects what is no record and says where', () => {
    expect(rejectsOf(['A1,,,,,', 'A2,,,,', 'A3,,,,,,x', 'A4,,,,,,,', 'A5,"x,,,,'])).toEqual([
      [3, 0, 'field_count'],
      [4, 0, 'field_count'],
      [6, 0, 'unclosed_quote'],
    ]);
  });

  it('skips blank lines, repeated headers, totals and notes, each with its reason', () => {
    expect(
      skipsOf([
        'A1,2024-01-01,垃圾,1,2,',
        '  ',
        ',,,,,',
        'id,time,class,lon,lat,text',
        '合计,,1件,,,',
        '注：内部使用',
        '总计：1件',
      ]),
    ).toEqual([
      [3, 'blank_line'],
      [4, 'blank_line'],
      [5, 'header'],
      [6, 'totals_row'],
      [7, 'note_row'],
      [8, 'totals_row'],
    ]);
  });

  it('takes a case for a case although its id begins like a total', () => {
    expect(read(['合计,2024-01-01,垃圾,1,2,', '总计路12号,2024-01-01,垃圾,1,2,']).report.loaded).toBe(2);
  });

  it('keeps the first of two cases with one id, and hides neither kind of duplicate', () => {
    const { report, columns } = read(['A1,,a,,,', 'A1,,b,,,', 'A1,,a,,,', ',,c,,,', ',,c,,,']);
    expect(columns.major).toEqual(['a', 'c', 'c']);
    expect(report.rejects).toEqual([
      {
        line: 3,
        column: 1,
        code: 'duplicate_conflict',
        text: 'A1,,b,,,',
        other: { part: 0, line: 2 },
      },
    ]);
    expect(report.skips).toEqual([{ line: 4, code: 'duplicate_exact', text: 'A1,,a,,,' }]);
  });

  it('leaves odd values missing and lists them', () => {
    const { report, columns } = read(['A1,昨天,,东经,91,', 'A2,-,-,无,NaN,-']);
    expect(columns.lon).toEqual([null, null]);
    expect(columns.lat).toEqual([null, null]);
    expect(columns.major).toEqual([null, null]);
    expect(columns.description).toEqual([null, '-']);
    expect(
      report.odds.map(({ line, column, field, code, text }) => [line, column, field, code, text]),
    ).toEqual([
      [2, 2, 'reported_at', 'time_unparsed', '昨天'],
      [2, 4, 'lon', 'number_unparsed', '东经'],
      [2, 5, 'lat', 'coordinate_out_of_range', '91'],
    ]);
  });

  it('keeps codes as text to the last digit', () => {
    expect(read(['0012345678901234567,,,,,']).columns.case_id).toEqual(['0012345678901234567']);
  });

  it('gives status and stage from the one column there is', () => {
    const recipe: CaseRecipe = { ...RECIPE, mapping: { case_id: 0, status: 2 } };
    expect(readerFields(recipe)).toEqual(['case_id', 'status', 'stage']);
    const { columns } = read(
      ['1,,[办结],,,', '2,,待核查,,,', '3,,,,,', '4,,神秘,,,', '5,,[办结],,,'],
      recipe,
    );
    expect(columns.status).toEqual(['closed', 'checking', null, 'unknown', 'closed']);
    expect(columns.stage).toEqual(['[办结]', '待核查', null, '神秘', '[办结]']);
  });

  it('reads a place that is written in one cell', () => {
    const recipe: CaseRecipe = { ...RECIPE, mapping: { lon: 5, lat: 5 } };
    const { columns } = read(
      ['1,,,,,"120.1,30.2"', '2,,,,,120.1 30.2', '3,,,,,（120.1；30.2）', '4,,,,,120.1'],
      recipe,
    );
    expect(columns.lon).toEqual([120.1, 120.1, 120.1, null]);
    expect(columns.lat).toEqual([30.2, 30.2, 30.2, null]);
  });

  it('rejects a record with undecodable bytes, and no other', () => {
    const bytes = utf8('id,time,class,lon,lat,text\nA1,,甲,,,\nA2,,?,,,\nA3,,丙,,,');
    bytes[bytes.indexOf(63)] = 0xff;
    const { report, columns } = readCases(bytes, RECIPE);
    expect(columns.major).toEqual(['甲', '丙']);
    expect(report.rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 3, 'undecodable'],
    ]);
  });

  it('finds undecodable records of a transcoded file too', () => {
    const head = utf8('id,time,class,lon,lat,text\n');
    const bytes = Uint8Array.from([
      ...head,
      ...utf8('A1,,'),
      0xb0,
      0xb8,
      ...utf8(',,,\nA2,,'),
      0xff,
      ...utf8(',,,\n'),
    ]);
    const { report, columns } = readCases(bytes, { ...RECIPE, encoding: 'gb18030' });
    expect(columns.major).toEqual(['案']);
    expect(report.rejects.map(({ line, code }) => [line, code])).toEqual([[3, 'undecodable']]);
  });

  it('caps its lists, never its totals', () => {
    const { report } = read(Array.from({ length: 2500 }, () => 'x'));
    expect(report).toMatchObject({ rowsIn: 2500, rejected: 2500 });
    expect(report.rejects.length).toBe(1000);
  });

  it('gives the same rows whatever the size of the chunks', () => {
    const bytes = sharedFile('corpora/dirty-zh/duplicate_ids.csv');
    if (!bytes) return;
    const recipe = proposedRecipe(bytes);
    const whole = readCases(bytes, recipe);
    for (const size of [1, 7, 100, 1021]) expect(readCases(bytes, recipe, size)).toEqual(whole);
  });
});
