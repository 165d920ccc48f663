import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isExtraField, type RowField } from '../../../src/domain/extra-field';
import { clauseKey } from '../../../src/domain/filter';
import { forgetfulStore } from '../../../src/platform/source-store';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import { filteredFields } from '../../../src/state/column-filters';
import { exportRecords, personalFields, USUAL_CHOICE } from '../../../src/state/export-commands';
import { factColumns } from '../../../src/state/fact-columns';
import { setCounting } from '../../../src/state/indicator-commands';
import { loadPage, recordFields, recordsVersion } from '../../../src/state/records-commands';
import { chosenFields, shownFields } from '../../../src/state/screen-columns';
import { filterByFact, tableFact } from '../../../src/state/shown-facts';
import { moveField, restoreLayout, setPinned, showFields } from '../../../src/state/table-layout';
import { openCasebookInNode } from '../jobs/casebook-in-node';

/** A1 closed in time, A2 closed two days late, A3 not closed and late, A4 with time left. */
const CASES = `案件编号,上报时间,立案时间,派遣时间,处置时间,结案时间,截止时间,大类名称,经度,纬度
A1,2024-01-01 08:00:00,2024-01-01 08:10:00,2024-01-01 08:20:00,2024-01-01 10:00:00,2024-01-01 12:00:00,2024-01-02 08:00:00,街面秩序,114.30,30.00
A2,2024-01-01 09:00:00,2024-01-01 09:10:00,2024-01-01 09:20:00,2024-01-04 08:00:00,2024-01-04 09:00:00,2024-01-02 09:00:00,街面秩序,114.31,30.01
A3,2024-01-02 09:00:00,2024-01-02 09:10:00,2024-01-02 09:20:00,,,2024-01-03 09:00:00,市容环境,114.32,30.02
A4,2024-01-05 09:00:00,2024-01-05 09:10:00,2024-01-05 09:20:00,,,2024-02-05 09:00:00,市容环境,114.33,30.03
`;
const LATE = tableFact('overdue');
const CLOSED = tableFact('closed');

describe('facts as columns of the records table', () => {
  let opened: Awaited<ReturnType<typeof openCasebookInNode>>;
  let app: Application;
  const files: Blob[] = [];
  const keeper = forgetfulStore();

  function application(): Application {
    const services = {
      keeper,
      casebook: opened.casebook,
      ask: async () => ({}),
      prepare: async () => undefined,
      measure: () => undefined,
      afterFrame: (done: () => void) => done(),
      saveFile: (_: string, content: Blob) => void files.push(content),
    } as unknown as Services;
    const made = createApplication(services, EMPTY_MANIFEST);
    made.exportColumns = ({ fields }) => ({ headers: fields, words: {} });
    return made;
  }

  beforeAll(async () => {
    opened = await openCasebookInNode();
    app = application();
    const file = new Blob([CASES]);
    const proposed = await opened.casebook.propose(file, 'life.csv');
    if (!proposed.ok) throw new Error(proposed.error.code);
    const { recipe } = proposed.value;
    const part = { file, name: 'life.csv', byteLength: file.size, recipe, mode: 'append' } as const;
    const imported = await opened.casebook.importCases(
      'import',
      [part],
      { name: 'life.csv', imported: [0], area: null },
      () => undefined,
    );
    if (!imported.ok) throw new Error(imported.error.code);
    await opened.casebook.whenStored();
    const { summary } = imported.value;
    app.store.setState((state) => ({
      order: [],
      dataset: { ...state.dataset, status: 'ready', engineReady: true, summary },
    }));
  });
  afterAll(() => opened.stop());

  const cellsOf = async (field: RowField) => {
    const page = await loadPage(app, 0, 10, new AbortController().signal);
    return page.cells[page.fields.indexOf(field)];
  };
  const exported = async () => {
    files.length = 0;
    const choice = { ...USUAL_CHOICE, format: 'csv', columns: 'screen' } as const;
    expect(await exportRecords(app, choice)).toBe(true);
    return (await files[0]!.text()).replace(/^\ufeff/, '').split('\r\n');
  };

  it('are offered where the data can tell them, and are no columns of the database', () => {
    const fields = app.store.getState().dataset.summary!.fields;
    expect(factColumns(fields)).toEqual(expect.arrayContaining([LATE, CLOSED, tableFact('should_close')]));
    expect(factColumns(['case_id', 'reported_at'])).not.toContain(CLOSED);
    showFields(app, ['case_id', LATE]);
    expect(recordFields(app.store.getState()).some(isExtraField)).toBe(false);
  });

  it('come with the page, and follow the way of counting', async () => {
    showFields(app, ['case_id', LATE, 'major', CLOSED]);
    expect(await cellsOf('case_id')).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(await cellsOf(LATE)).toEqual(['否', '是', '是', '否']);
    expect(await cellsOf(CLOSED)).toEqual(['是', '是', '否', '否']);
    const before = recordsVersion(app.store.getState());
    setCounting(app, { asOf: Date.UTC(2024, 0, 2, 8, 30) });
    expect(recordsVersion(app.store.getState())).not.toBe(before);
    expect(shownFields(app.store.getState())).toEqual(['case_id', LATE, 'major', CLOSED]);
    expect(await cellsOf(LATE)).toEqual(['否', '否', '否', '否']);
    expect(await cellsOf(CLOSED)).toEqual(['是', '否', '否', '否']);
    expect((await exported()).slice(1, 3)).toEqual(['A1,否,街面秩序,是', 'A2,否,街面秩序,否']);
    setCounting(app, { asOf: null });
  });

  it('are exported as the screen has them, in its order and never masked; other choices have none', async () => {
    showFields(app, ['case_id', 'major', CLOSED]);
    moveField(app, CLOSED, 1);
    const state = app.store.getState();
    expect((await exported()).slice(1, 5)).toEqual([
      'A1,是,街面秩序',
      'A2,是,街面秩序',
      'A3,否,市容环境',
      'A4,否,市容环境',
    ]);
    expect(personalFields({ ...state, dataset: { ...state.dataset, summary: null } }, [CLOSED])).toEqual([]);
    for (const choice of ['all', 'source'] as const)
      expect(chosenFields(state, choice).some(isExtraField)).toBe(false);
  });

  it('are filtered by their own clause, whose column says so', async () => {
    showFields(app, ['case_id', LATE]);
    filterByFact(app, 'overdue', true);
    expect(await cellsOf('case_id')).toEqual(['A2', 'A3']);
    filterByFact(app, 'overdue', false);
    expect(await cellsOf('case_id')).toEqual(['A1', 'A4']);
    const { filter } = app.store.getState().view;
    expect(filter.map(clauseKey)).toEqual(['fact:overdue']);
    expect([...filteredFields(filter, ['case_id', LATE, CLOSED])]).toEqual([LATE]);
  });

  it('are kept with the other columns, and wait where data says nothing of them', async () => {
    showFields(app, ['case_id', CLOSED, 'major']);
    setPinned(app, CLOSED, true);
    const next = application();
    await restoreLayout(next);
    expect(next.store.getState().visibleFields).toEqual(['case_id', CLOSED, 'major']);
    const bare = { ...app.store.getState().dataset.summary!, fields: ['case_id', 'major'] as const };
    next.store.setState((state) => ({ dataset: { ...state.dataset, summary: bare } }));
    expect(shownFields(next.store.getState())).toEqual(['case_id', 'major']);
    showFields(next, ['major']);
    expect(next.store.getState().visibleFields).toEqual(['major', CLOSED]);
  });
});
