import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../src/domain/dataset';
import type { Filter } from '../../../src/domain/filter';
import { forgetfulStore } from '../../../src/platform/source-store';
import { MAX_LINK_CHARACTERS } from '../../../src/session/link';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { createApplication, type Services } from '../../../src/state/application';
import { noteExport } from '../../../src/state/recent-export-commands';
import {
  applyHere,
  applySaved,
  deleteSaved,
  forgetExports,
  placeOfLink,
  renameSaved,
  replaceSaved,
  saveView,
  shareSaved,
} from '../../../src/state/saved-commands';
import { readSaved, savedStore } from '../../../src/state/saved-state';
import { openViewFile } from '../../../src/state/view-file-commands';

const OPEN_CASES: Filter = [{ kind: 'values', field: 'status', values: ['pending'] }];

/** An application with stores in memory and no workers: what saved views touch of it. */
function application(keeper = forgetfulStore()) {
  const copied: string[] = [];
  const files: { name: string; content: Blob }[] = [];
  const services = {
    keeper,
    casebook: {},
    ask: async () => ({}),
    prepare: async () => undefined,
    measure: () => undefined,
    afterFrame: (done: () => void) => done(),
    saveFile: (name: string, content: Blob) => void files.push({ name, content }),
    copyText: async (text: string) => {
      copied.push(text);
      return true;
    },
  } as unknown as Services;
  const app = createApplication(services, EMPTY_MANIFEST);
  const jumps: unknown[] = [];
  app.map = {
    flyTo: () => undefined,
    fitTo: () => null,
    jumpTo: (camera) => void jumps.push(camera),
    extent: () => null,
  };
  return { app, copied, files, jumps, keeper };
}

type App = ReturnType<typeof application>['app'];

function open(app: App, id: string): void {
  const summary = {
    id,
    name: `${id}.csv`,
    rowCount: 3,
    fields: [],
    dictionaries: {},
  } as unknown as DatasetSummary;
  app.store.setState((state) => ({ dataset: { ...state.dataset, status: 'ready', summary } }));
}

function filterBy(app: App, filter: Filter): void {
  app.store.setState(({ view }) => ({ view: { ...view, filter } }));
}

const views = (app: App) => savedStore(app).getState().views ?? [];
const noticeKeys = (app: App) => app.store.getState().notices.map(({ key }) => key);

describe('a saved view', () => {
  it('brings back filter, workspace, camera, order and columns', async () => {
    const { app, jumps } = application();
    open(app, 'a');
    filterBy(app, OPEN_CASES);
    app.store.setState({
      workspace: 'records',
      camera: { lng: 114, lat: 30, zoom: 12 },
      order: [{ field: 'major', descending: true }],
      visibleFields: ['major', 'case_id'],
    });
    await saveView(app, ' 未结案 ', 'view');
    filterBy(app, []);
    app.store.setState({
      workspace: 'situation',
      camera: { lng: 1, lat: 2, zoom: 3 },
      order: [],
      visibleFields: null,
    });
    const [view] = views(app);
    expect([view!.name, view!.dataName]).toEqual(['未结案', 'a.csv']);
    await applySaved(app, view!);
    expect(app.store.getState()).toMatchObject({
      workspace: 'records',
      camera: { lng: 114, lat: 30, zoom: 12 },
      order: [{ field: 'major', descending: true }],
      visibleFields: ['major', 'case_id'],
      view: { filter: OPEN_CASES },
    });
    expect(jumps).toEqual([{ lng: 114, lat: 30, zoom: 12 }]);
  });

  it('of a filter alone leaves everything else as it is', async () => {
    const { app, jumps } = application();
    open(app, 'a');
    filterBy(app, OPEN_CASES);
    app.store.setState({ workspace: 'records', camera: { lng: 114, lat: 30, zoom: 12 } });
    await saveView(app, '筛选', 'filter');
    filterBy(app, []);
    app.store.setState({ workspace: 'hotspot', order: [] });
    await applySaved(app, views(app)[0]!);
    expect(app.store.getState().view.filter).toEqual(OPEN_CASES);
    expect([app.store.getState().workspace, app.store.getState().order, jumps]).toEqual(['hotspot', [], []]);
  });

  it('of other data waits for it, unless it is asked for on this data', async () => {
    const { app } = application();
    open(app, 'a');
    filterBy(app, OPEN_CASES);
    await saveView(app, '一月', 'view');
    open(app, 'b');
    filterBy(app, []);
    const [view] = views(app);
    expect(placeOfLink(app, view!.link)).toBe('absent');
    await applySaved(app, view!);
    expect(app.store.getState().view.filter).toEqual([]);
    expect(app.store.getState().waiting?.data).toBe('a');
    applyHere(app, view!.link);
    expect(app.store.getState().view.filter).toEqual(OPEN_CASES);
  });

  it('is renamed, set anew and deleted, and is there after a reload', async () => {
    const { app, keeper } = application();
    open(app, 'a');
    await saveView(app, '甲', 'view');
    await saveView(app, '甲', 'view');
    await saveView(app, '  ', 'view');
    expect(views(app).map(({ name }) => name)).toEqual(['甲 (2)', '甲']);
    const [second, first] = views(app);
    await renameSaved(app, second!.id, '甲');
    expect(views(app).map(({ name }) => name)).toEqual(['甲 (2)', '甲']);
    await renameSaved(app, second!.id, '乙');
    filterBy(app, OPEN_CASES);
    await replaceSaved(app, first!.id);
    await deleteSaved(app, second!.id);
    const again = application(keeper).app;
    await readSaved(again);
    expect(views(again).map(({ name, link }) => [name, link.view.filter])).toEqual([['甲', OPEN_CASES]]);
  });

  it('added in two tabs is there twice', async () => {
    const keeper = forgetfulStore();
    const [one, other] = [application(keeper).app, application(keeper).app];
    await Promise.all([readSaved(one), readSaved(other)]);
    await saveView(one, '甲', 'view');
    await saveView(other, '乙', 'view');
    expect(views(other).map(({ name }) => name)).toEqual(['乙', '甲']);
  });

  it('is shared as a link where it fits, else as a file that opens to the same', async () => {
    const { app, copied, files } = application();
    open(app, 'a');
    filterBy(app, OPEN_CASES);
    await saveView(app, '短', 'view');
    await shareSaved(app, views(app)[0]!, 'http://bureau/');
    expect(copied.length).toBe(1);
    expect(copied[0]!.split('#')[1]!.length).toBeLessThanOrEqual(MAX_LINK_CHARACTERS);
    const long: Filter = [
      { kind: 'values', field: 'street', values: Array.from({ length: 300 }, (_, at) => `街道${at}`) },
    ];
    filterBy(app, long);
    await saveView(app, '长/视:图', 'view');
    await shareSaved(app, views(app)[0]!, 'http://bureau/');
    expect(copied.length).toBe(1);
    expect(files.map(({ name }) => name)).toEqual(['长 视 图.shirong-view.json']);
    expect(noticeKeys(app)).toContain('notice.saved-as-file');
    const reader = application().app;
    open(reader, 'a');
    expect(openViewFile(reader, await files[0]!.content.text())).toBe(true);
    expect(reader.store.getState().view.filter).toEqual(long);
    expect(openViewFile(reader, '{"kind":"shirong-view","v":1}')).toBe(false);
  });
});

describe('the list of exports', () => {
  it('says what each file held, the newest first, and can be emptied', async () => {
    const { app, keeper } = application();
    open(app, 'a');
    filterBy(app, OPEN_CASES);
    await noteExport(app, { file: 'x.csv', format: 'csv', rows: 3, masked: true, words: ['状态：待受理'] });
    await noteExport(app, { file: 'y.xlsx', format: 'xlsx', rows: 2, masked: false, query: 'text' });
    const again = application(keeper).app;
    await readSaved(again);
    expect(savedStore(again).getState().exports).toMatchObject([
      { file: 'y.xlsx', rows: 2, masked: false, words: [], query: 'text', dataName: 'a.csv' },
      {
        file: 'x.csv',
        rows: 3,
        masked: true,
        words: ['状态：待受理'],
        link: { view: { filter: OPEN_CASES } },
      },
    ]);
    await forgetExports(again);
    expect(savedStore(again).getState().exports).toEqual([]);
  });
});
