import { expect, it } from 'vitest';
import { EMPTY_MANIFEST, type StoredDataset } from '../../../src/session/manifest';
import { createApplication, type Services } from '../../../src/state/application';
import { deleteDataset } from '../../../src/state/library-commands';

const dataset = (id: string): StoredDataset => ({
  id,
  name: id,
  parts: [],
  fingerprint: id,
  rows: 1,
  openedAt: 1,
  zones: null,
  state: null,
});

it('what was said of the cases of a data set goes with it, and nothing else', async () => {
  const said = { tags: [], cases: { 'id:7': { tags: [], note: '张女士，电话已留', row: 0 } } };
  const values = new Map<string, unknown>([
    ['case-marks:a', said],
    ['case-marks:b', said],
  ]);
  const keeper = {
    value: async (key: string) => values.get(key),
    putValue: async (key: string, value: unknown) => void values.set(key, structuredClone(value)),
    refused: () => new Map(),
    sourceIds: async () => [],
  };
  const app = createApplication({ keeper } as unknown as Services, {
    ...EMPTY_MANIFEST,
    datasets: [dataset('a'), dataset('b')],
  });
  await deleteDataset(app, 'a');
  expect(app.manifest.datasets.map(({ id }) => id)).toEqual(['b']);
  expect(values.get('case-marks:a')).toBeNull();
  expect(values.get('case-marks:b')).toEqual(said);
});
