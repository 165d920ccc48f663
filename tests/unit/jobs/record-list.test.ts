import { describe, expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { propose } from '../../../src/ingest/propose';
import type { OpenedPart } from '../../../src/jobs/read-parts';
import { type RecordListKind, recordList } from '../../../src/jobs/record-list';
import { readCsv } from '../../support/simple-csv';

function partOf(name: string, text: string): OpenedPart {
  const bytes = new TextEncoder().encode(text);
  const proposal = propose(bytes, name, bytes.length);
  if (!proposal.ok) throw new Error(proposal.error.code);
  const recipe: CaseRecipe = proposal.value.recipe;
  return { name, byteLength: bytes.length, recipe, mode: 'append', file: new Blob([bytes]) };
}

const HEADER = '案件编号,上报时间,经度,纬度,问题描述\n';
/** 1,500 rows to be refused, more than a report lists, and as many odd times. */
const BAD = Array.from(
  { length: 1500 },
  (_, n) => `B${n},2024-03-05,114.3,30.5\nC${n},昨天,114.3,30.5,=SUM(1)`,
);
const parts = [
  partOf('一月.csv', `${HEADER}A1,2024-03-05,114.3,30.5,好\n${BAD.join('\n')}\n`),
  partOf('二月.csv', `${HEADER}A1,2024-03-05,114.3,30.5,"不,同"\nA2,2024-03-05,114.3,30.5,好\n\n`),
];
const words = {
  headers: ['文件', '行', '列', '原因', '原文'] as const,
  reasons: { field_count: '列数与表头不符' },
};

async function listed(kind: RecordListKind, of: readonly OpenedPart[] = parts) {
  const read = await recordList(
    of,
    kind,
    { ...words, headers: [...words.headers] },
    new AbortController().signal,
    () => undefined,
  );
  if (!read.ok) throw new Error(read.error.code);
  const text = await read.value.content.text();
  const [header, ...records] = readCsv(text.replace(/^\ufeff/, ''));
  expect(header).toEqual(words.headers);
  expect(records.length).toBe(read.value.records);
  return records;
}

describe('a list of the report in full', () => {
  it('has every refused record with its file, line, reason and text', async () => {
    const records = await listed('rejected');
    expect(records.length).toBe(1501);
    expect(records[0]).toEqual(['一月.csv', '3', '', '列数与表头不符', 'B0,2024-03-05,114.3,30.5']);
    expect(records[1499]![1]).toBe(String(3 + 2 * 1499));
    expect(records[1500]).toEqual(expect.arrayContaining(['二月.csv', '2', '1', 'duplicate_conflict']));
    expect(records[1500]![4]).toContain('"不,同"');
  });

  it('has every value that was not understood', async () => {
    const records = await listed('odd');
    expect(records.length).toBe(1500);
    expect(records[7]).toEqual(['一月.csv', String(4 + 14), '2', 'reported_at:time_unparsed', '昨天']);
  });

  it('has the skipped ones', async () => {
    expect(await listed('skipped')).toEqual([['二月.csv', '4', '', 'blank_line', '']]);
  });

  it('guards what a spreadsheet would evaluate', async () => {
    const part = partOf('x.csv', `${HEADER}A1,2024-03-05,114.3,30.5,好\n=1+1,2024-03-05,114.3\n`);
    expect((await listed('rejected', [part]))[0]![4]).toMatch(/^'=1\+1/);
  });
});
