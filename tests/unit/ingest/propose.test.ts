import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../../src/domain/recipe';
import { type ProposalOverrides, propose } from '../../../src/ingest/propose';
import { proposedRecipe, readCases, utf8 } from './read-cases';
import { sharedFile } from './shared-files';

const dirty = (name: string) => sharedFile(`corpora/dirty-zh/${name}`);
const proposal = (text: string, overrides?: ProposalOverrides) => {
  const bytes = utf8(text);
  const result = propose(bytes, 'x.csv', bytes.length, overrides);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const errorOf = (bytes: Uint8Array) => {
  const result = propose(bytes, 'x.csv', bytes.length);
  return result.ok ? null : result.error;
};

describe('proposal', () => {
  it.each([
    ['utf8_bom.csv', 'utf-8', ',', 40],
    ['gbk.csv', 'gb18030', ',', 40],
    ['csv_pretending.xlsx', 'gb18030', ',', 40],
    ['utf16le_bom_tab.csv', 'utf-16le', '\t', 40],
    ['utf16be_bom.csv', 'utf-16be', ',', 40],
  ] as const)('of dirty-zh/%s', (name, encoding: Encoding, delimiter, rows) => {
    const bytes = dirty(name);
    if (!bytes) return;
    const recipe = proposedRecipe(bytes);
    expect(recipe).toMatchObject({ encoding, delimiter, quote: '"', headerLine: 1 });
    expect(recipe.headers[0]).toBe('案件编号');
    expect(recipe.mapping).toEqual({
      case_id: 0,
      reported_at: 1,
      major: 2,
      street: 3,
      lon: 4,
      lat: 5,
      description: 6,
    });
    const { report, columns } = readCases(bytes, recipe);
    expect(report).toMatchObject({ rowsIn: rows, loaded: rows, rejected: 0, skipped: 0 });
    expect(columns.street!.slice(0, 2)).toEqual(['翠苑街道', '文新街道']);
    expect(columns.description![3]).toBe('"黄线"停车');
  });

  it('of a Big5 file with four columns', () => {
    const bytes = dirty('big5_traditional.csv');
    if (!bytes) return;
    const { report, columns } = readCases(bytes);
    expect(report).toMatchObject({ loaded: 30, rejected: 0 });
    expect(columns.lon![0]).toBe(120.1);
  });

  it('finds the header below a title, and the totals below the table', () => {
    const bytes = dirty('title_preamble_totals.csv');
    if (!bytes) return;
    expect(proposedRecipe(bytes).headerLine).toBe(4);
    const { report } = readCases(bytes);
    expect(report).toMatchObject({ rowsIn: 45, loaded: 40, skipped: 5, rejected: 0 });
    expect(report.skips.map(({ code }) => code)).toEqual([
      'preamble',
      'preamble',
      'blank_line',
      'totals_row',
      'note_row',
    ]);
  });

  it('maps the columns of a city export, of an open-data file and of the benchmark', () => {
    const fieldsOf = (header: string) => proposal(`${header}\n`).recipe.mapping;
    const yuncheng =
      '上报时间,任务号,大类名称,小类名称,问题来源,问题描述,当前阶段名称,处置部门,捆绑处置截止时间,结案时间,所属片区,问题类型,地址描述,所属街道,所属社区,监督员,处置截止时间,X坐标,Y坐标,所属区域,延期理由,处置意见,单元网格,延期次数';
    expect(fieldsOf(yuncheng)).toEqual({
      reported_at: 0,
      case_id: 1,
      major: 2,
      minor: 3,
      source: 4,
      description: 5,
      status: 6,
      unit: 7,
      deadline: 8,
      closed_at: 9,
      kind: 11,
      address: 12,
      street: 13,
      community: 14,
      collector: 15,
      lon: 17,
      lat: 18,
      district: 19,
      opinion: 21,
      cell_code: 22,
      delay_count: 23,
    });
    expect(
      fieldsOf(
        'id,category,subcategory,status,street,community,lon,lat,reported_at,closed_at,response_hours,description',
      ),
    ).toEqual({
      case_id: 0,
      major: 1,
      minor: 2,
      status: 3,
      street: 4,
      community: 5,
      lon: 6,
      lat: 7,
      reported_at: 8,
      closed_at: 9,
      description: 11,
    });
    expect(
      fieldsOf('REC_ID,CREATE_TIME,ADDRESS,STREET_NAME,MAIN_TYPE_NAME,SUB_TYPE_NAME,EVENT_DESC'),
    ).toEqual({
      case_id: 0,
      reported_at: 1,
      address: 2,
      street: 3,
      major: 4,
      minor: 5,
      description: 6,
    });
  });

  it('tells by the values whether 案件类型 is the kind or the class', () => {
    expect(proposal('编号,案件类型\n1,事件\n2,部件\n').recipe.mapping).toEqual({ case_id: 0, kind: 1 });
    expect(proposal('编号,案件类型\n1,暴露垃圾\n2,店外经营\n').recipe.mapping).toEqual({
      case_id: 0,
      major: 1,
    });
  });

  it('puts swapped coordinate columns right, with less confidence', () => {
    const { recipe, confidence } = proposal('编号,X坐标,Y坐标\n1,30.25,120.13\n2,30.26,120.14\n');
    expect(recipe.mapping).toMatchObject({ lon: 2, lat: 1 });
    expect(confidence.lon).toBeLessThan(0.7);
  });

  it('obeys what the user decided', () => {
    const text = 'a;b\n1;2\n3;4\n';
    expect(proposal(text, { headerLine: 0 }).recipe).toMatchObject({
      headerLine: 0,
      headers: ['列1', '列2'],
    });
    expect(proposal(text, { headerLine: 2 }).recipe).toMatchObject({ headerLine: 2, headers: ['1', '2'] });
    expect(proposal(text, { delimiter: ',' }).recipe).toMatchObject({ delimiter: ',', headers: ['a;b'] });
    expect(proposal(text, { encoding: 'gb18030' }).recipe.encoding).toBe('gb18030');
    expect(proposal(text).preview).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('gives doubled, empty and hostile headers distinct names', () => {
    const bytes = dirty('proto_headers.csv');
    if (!bytes) return;
    expect(proposedRecipe(bytes).headers).toEqual([
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'id',
      'id (2)',
      '列7',
      'id (3)',
    ]);
    expect(readCases(bytes).report.loaded).toBe(5);
    expect(Object.keys({})).toEqual([]);
  });

  it.each([
    ['only_bom.csv', { code: 'empty_file' }],
    ['random_bytes.csv', { code: 'not_a_table' }],
    ['plain.xlsx', { code: 'unsupported_format', detail: { format: 'xlsx' } }],
    ['xlsx_pretending.csv', { code: 'unsupported_format', detail: { format: 'xlsx' } }],
    ['truncated_half.xlsx', { code: 'unsupported_format', detail: { format: 'xlsx' } }],
    ['html_pretending_gbk.xls', { code: 'unsupported_format', detail: { format: 'html' } }],
    ['truncated.geojson', { code: 'unsupported_format', detail: { format: 'json' } }],
    ['deep_nesting_100k.geojson', { code: 'unsupported_format', detail: { format: 'json' } }],
  ])('of dirty-zh/%s is refused', (name, error) => {
    const bytes = dirty(name);
    if (bytes) expect(errorOf(bytes)).toEqual(error);
  });

  it.each([
    ['corpora/sheetjs/merge_cells.xls', 'xls'],
    ['corpora/sheetjs/merge_cells.ods', 'ods'],
    ['corpora/sheetjs/merge_cells.xlsx', 'xlsx'],
  ])('of %s names the format', (path, format) => {
    const bytes = sharedFile(path);
    if (bytes) expect(errorOf(bytes)).toEqual({ code: 'unsupported_format', detail: { format } });
  });

  it('refuses prose', () => {
    const prose = 'Dear all,\n\nthe meeting, as you know, moved.\nPlease come.\n\nYours, A, B, C\n';
    expect(errorOf(utf8(prose))).toEqual({ code: 'not_a_table' });
    expect(errorOf(utf8(' \n\n '))).toEqual({ code: 'empty_file' });
  });
});

describe('dirty-zh through the reader', () => {
  it('duplicate_ids.csv: the exact copy is skipped, the conflict rejected', () => {
    const bytes = dirty('duplicate_ids.csv');
    if (!bytes) return;
    const { report } = readCases(bytes);
    expect(report).toMatchObject({ rowsIn: 42, loaded: 40, rejected: 1, skipped: 1 });
    expect(report.rejects[0]).toMatchObject({ line: 43, code: 'duplicate_conflict' });
    expect(report.skips[0]).toMatchObject({ line: 42, code: 'duplicate_exact' });
  });

  it('unclosed_quote.csv: one line is lost, and named', () => {
    const bytes = dirty('unclosed_quote.csv');
    if (!bytes) return;
    const { report } = readCases(bytes);
    expect(report).toMatchObject({ rowsIn: 40, loaded: 39, rejected: 1 });
    expect(report.rejects[0]).toMatchObject({ line: 12, code: 'unclosed_quote' });
  });

  it('nul_bytes.csv: all rows, with a warning for every cell that had them', () => {
    const bytes = dirty('nul_bytes.csv');
    if (!bytes) return;
    const { report, columns } = readCases(bytes);
    expect(report).toMatchObject({ rowsIn: 40, loaded: 40 });
    expect(report.odds.every(({ code }) => code === 'nul_bytes')).toBe(true);
    expect(report.oddValues).toBeGreaterThan(0);
    expect(columns.major!.some((text) => String(text).includes('\0'))).toBe(false);
  });

  it('formula_injection.csv and sql_strings.csv: every text as it stands', () => {
    const formulas = dirty('formula_injection.csv');
    const strings = dirty('sql_strings.csv');
    if (!formulas || !strings) return;
    const { columns } = readCases(formulas);
    expect(columns.description!.length).toBe(29);
    expect(columns.description!.slice(0, 8)).toEqual([
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(1,1)',
      '\t=1+1',
      '\r=1+1',
      '\n=1+1',
      '＝1+1',
    ]);
    expect(columns.description!.slice(19, 23)).toEqual(['-', '=', '@所有人', '\0=1']);
    expect(columns.description![28]).toBe("'=1+1");
    const recipe = proposedRecipe(strings);
    const { report, columns: sql } = readCases(strings, {
      ...recipe,
      mapping: { case_id: 0, street: 1, description: 2 },
    });
    expect(report.loaded).toBe(19);
    expect(sql.street).toEqual(sql.description);
    expect(new Set(sql.street).size).toBe(19);
  });

  it('one_long_cell_5MB.csv: kept whole', () => {
    const bytes = dirty('one_long_cell_5MB.csv');
    if (!bytes) return;
    const { report, columns } = readCases(bytes);
    expect(report).toMatchObject({ rowsIn: 5, loaded: 5 });
    expect(String(columns.description![2]).length).toBeGreaterThan(1_600_000);
  });
});
