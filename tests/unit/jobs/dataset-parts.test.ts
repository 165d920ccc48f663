import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarkField, PartMode } from '../../../src/domain/dataset-part';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import type { FieldId } from '../../../src/domain/field';
import type { CaseRecipe } from '../../../src/domain/recipe';
import type { Casebook } from '../../../src/jobs/casebook';
import type { OpenedPart } from '../../../src/jobs/read-parts';
import { openCasebookInNode } from './casebook-in-node';

const silent = () => undefined;
const HEADER = '案件编号,上报时间,立案时间,结案时间,大类名称,经度,纬度';
const row = (id: string, major: string, lng = 114.3) =>
  `${id},2024-01-01 08:00:00,2024-01-01 09:00:00,2024-01-02 08:00:00,${major},${lng},30.01`;

describe('parts of a data set in both stores', () => {
  let casebook: Casebook;
  let count: () => number;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    ({ casebook, count, stop } = await openCasebookInNode());
  });
  afterAll(() => stop());

  async function part(
    text: string,
    mode: PartMode,
    marks?: readonly MarkField[],
    mapping?: CaseRecipe['mapping'],
  ): Promise<OpenedPart> {
    const file = new Blob([text]);
    const proposed = await casebook.propose(file, 'part.csv');
    if (!proposed.ok) throw new Error(proposed.error.code);
    const recipe = mapping === undefined ? proposed.value.recipe : { ...proposed.value.recipe, mapping };
    const one = { file, name: 'part.csv', byteLength: file.size, recipe, mode };
    return marks === undefined ? one : { ...one, marks };
  }

  const load = (parts: readonly OpenedPart[], imported: readonly number[] = []) =>
    casebook.importCases('import', parts, { name: 'set', imported, area: null }, silent);

  async function exported(fields: readonly FieldId[]): Promise<string[]> {
    const order = [{ field: 'case_id', descending: false }] as const;
    const file = await casebook.exportRows(
      'export',
      { format: 'csv', query: { filter: [], order }, fields, headers: fields, words: {} },
      silent,
    );
    if (!file.ok) throw new Error(file.error.code);
    return (await file.value.content.text()).replace('\uFEFF', '').trimEnd().split('\r\n').slice(1);
  }

  it('holds one row a case after an update, classes of both files in one dictionary', async () => {
    const first = await part(`${HEADER}\n${row('A1', '违建')}\n${row('A2', '占道')}\n`, 'append');
    const second = await part(`${HEADER}\n${row('A2', '垃圾')}\n${row('A3', '违建')}\n`, 'update');
    const loaded = await load([first, second], [1]);
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { summary } = loaded.value;
    expect([summary.rowCount, count()]).toEqual([3, 3]);
    expect(summary.parts[1]).toMatchObject({ added: 1, equal: 0, changed: 1 });
    expect(summary.report).toMatchObject({ rowsIn: 4, loaded: 3, rejected: 0, skipped: 1 });
    expect([...(summary.dictionaries.major ?? [])].sort()).toEqual(['', '垃圾', '违建']);
    expect(await exported(['case_id', 'major'])).toEqual(['A1,违建', 'A2,垃圾', 'A3,违建']);
    const undone = await load([first]);
    expect(undone.ok && undone.value.summary.rowCount).toBe(2);
    expect(await exported(['case_id', 'major'])).toEqual(['A1,违建', 'A2,占道']);
  });

  it('gives the marks of a list to the table and to the indicators', async () => {
    const cases = await part(`${HEADER}\n${row('A1', '违建')}\n${row('A2', '占道')}\n`, 'append');
    const list = await part('案件编号\nA2\nA7\n', 'flags', ['rework_count'], { case_id: 0 });
    const reworked = async () => {
      const { readings } = await casebook.indicators('indicators', [], DEFAULT_COUNTING);
      return readings.find(({ id }) => id === 'rework_rate_of_disposed')?.numerator ?? 0;
    };
    expect((await load([cases])).ok).toBe(true);
    expect(await reworked()).toBe(0);
    const marked = await load([cases, list], [1]);
    expect(marked.ok && marked.value.summary.parts[1]).toMatchObject({ matched: 1, unmatched: ['A7'] });
    expect(await exported(['case_id', 'rework_count'])).toEqual(['A1,', 'A2,1']);
    expect(await reworked()).toBe(1);
  });

  it('refuses a list none of whose numbers is there, and leaves everything as it was', async () => {
    const cases = await part(`${HEADER}\n${row('A1', '违建')}\n`, 'append');
    expect((await load([cases])).ok).toBe(true);
    const list = await part('案件编号\nB1\nB2\n', 'flags', ['overdue'], { case_id: 0 });
    const refused = await load([cases, list], [1]);
    expect(refused.ok ? 'loaded' : refused.error.code).toBe('no_listed_case');
    expect(count()).toBe(1);
    expect(await exported(['case_id'])).toEqual(['A1']);
  });

  it('takes a file all of whose cases are there for no bad one, and tells so beforehand', async () => {
    const cases = await part(`${HEADER}\n${row('A1', '违建')}\n${row('A2', '占道')}\n`, 'append');
    const again = await part(`${HEADER}\n${row('A2', '占道')}\n`, 'append');
    const compared = await casebook.compare('compare', [cases, again], silent);
    expect(compared.ok && compared.value[1]).toMatchObject({ added: 0, equal: 1, changed: 0 });
    const loaded = await load([cases, again], [1]);
    expect(loaded.ok && loaded.value.summary.rowCount).toBe(2);
  });
});
