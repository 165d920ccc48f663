import { describe, expect, it } from 'vitest';
import type { GroupKey, ValueGroup } from '../../../src/domain/find-records';
import { writeTable } from '../../../src/jobs/write-table';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { createApplication, type Services } from '../../../src/state/application';
import { saveGroups } from '../../../src/state/group-file';
import { groupLines, nestGroups } from '../../../src/state/record-groups';

const COVER = { title: '分组', lines: [{ label: '组数', value: null }] };

async function saved(
  keys: readonly GroupKey[],
  groups: readonly ValueGroup[],
  headers: readonly string[],
  more = false,
) {
  const files: { readonly name: string; readonly content: Blob }[] = [];
  const casebook = {
    tableFile: (_: string, ...rest: Parameters<typeof writeTable>) => writeTable(...rest),
  };
  const saveFile = (name: string, content: Blob) => files.push({ name, content });
  const app = createApplication({ casebook, saveFile } as unknown as Services, EMPTY_MANIFEST);
  const lines = groupLines(nestGroups(groups, 'count'), keys.length);
  const file = { format: 'csv', headers, cover: COVER, more } as const;
  await saveGroups(app, keys, lines, file, (_, value) => (value === null ? '（空）' : String(value)));
  expect(files).toHaveLength(1);
  const text = await files[0]!.content.text();
  return {
    name: files[0]!.name,
    lines: text.replace('\uFEFF', '').trimEnd().split('\r\n'),
    notices: app.store.getState().notices,
  };
}

describe('groups as a file', () => {
  it('are the lines of the screen in its order; codes stay text, counts are numbers, names are masked', async () => {
    const groups = [
      { values: ['0012', null], count: 2 },
      { values: ['甲"街', '张三丰'], count: 1500 },
      { values: ['0012', '李四'], count: 7 },
    ];
    const file = await saved([{ field: 'unit' }, { field: 'chief' }], groups, ['单位', '负责人', '件数']);
    expect(file.lines).toEqual(['单位,负责人,件数', '"甲""街",张**,1500', '0012,李*,7', '0012,（空）,2']);
    expect(file.name).toMatch(/^shirong_单位_负责人_3_.*\.csv$/);
    expect(file.notices.map(({ key, kind }) => [key, kind])).toEqual([['records.group.saved', 'good']]);
  });

  it('keep numbers as numbers, and say when the rarest are missing', async () => {
    const groups = [
      { values: [1234.5], count: 3 },
      { values: [null], count: 1 },
    ];
    const file = await saved([{ field: 'quantity' }], groups, ['数量', '件数'], true);
    expect(file.lines).toEqual(['数量,件数', '1234.5,3', ',1']);
    expect(file.notices.map(({ key, kind }) => [key, kind])).toEqual([['records.group.cut', 'warn']]);
  });
});
