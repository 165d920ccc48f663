import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/domain/dataset';
import type { Clause, Filter } from '../../../src/domain/filter';
import type { IndicatorReport } from '../../../src/domain/indicator';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Answers, currentFilter } from '../../../src/state/app-state';
import { createApplication, type Services } from '../../../src/state/application';
import { heldStore } from '../../../src/state/held-store';
import { createIndicatorAsker } from '../../../src/state/indicator-commands';
import { cancelGesture, previewClause, setClause } from '../../../src/state/view-commands';

const KEY = 'time:reported_at';
const span = (from: number): Clause => ({ kind: 'time', field: 'reported_at', from, to: from + 10 });
const SUMMARY = {
  id: 'd',
  name: 'd',
  rowCount: 100,
  fields: ['status', 'closed_at', 'reported_at'],
  dictionaries: {},
  timeRange: [0, 1000],
} as unknown as DatasetSummary;

/** An application whose answers come when the test lets them, newest question last. */
function opened() {
  const asked: { readonly filter: Filter; readonly answer: (count: number) => void }[] = [];
  const reports: { readonly complete: boolean; readonly filter: Filter; readonly done: () => void }[] = [];
  const cancelled: string[] = [];
  const services = {
    ask: (filter: Filter) =>
      new Promise<Answers>((resolve) => {
        asked.push({ filter, answer: (count) => resolve({ count: { kind: 'count', count } }) });
      }),
    measure: () => undefined,
    afterFrame: () => undefined,
    casebook: {
      cancel: (job: string) => cancelled.push(job),
      indicators: (_job: string, filter: Filter, _choice: unknown, { complete }: { complete: boolean }) =>
        new Promise<IndicatorReport>((resolve) => {
          reports.push({
            complete,
            filter,
            done: () => resolve({ complete, population: 1 } as unknown as IndicatorReport),
          });
        }),
    },
  } as unknown as Services;
  const app = createApplication(services, EMPTY_MANIFEST);
  app.store.setState(({ dataset }) => ({
    dataset: { ...dataset, status: 'ready', engineReady: true, summary: SUMMARY, version: 1 },
  }));
  return { app, asked, reports, cancelled };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a filter under the pointer', () => {
  it('is shown together with its answers, in one change of the state', async () => {
    const { app, asked } = opened();
    const seen: (readonly [boolean, unknown])[] = [];
    app.store.subscribe(({ liveFilter, answers }) => seen.push([liveFilter !== null, answers.count]));
    previewClause(app, KEY, span(1), 0);
    expect(asked.map(({ filter }) => filter)).toEqual([[span(1)]]);
    expect(seen).toEqual([]);
    asked[0]!.answer(7);
    await settled();
    expect(seen).toEqual([[true, { kind: 'count', count: 7 }]]);
    expect(currentFilter(app.store.getState())).toEqual([span(1)]);
  });

  it('is asked for at its newest place only, and the last place is always answered', async () => {
    const { app, asked } = opened();
    for (const from of [1, 2, 3, 4]) previewClause(app, KEY, span(from), 0);
    asked[0]!.answer(1);
    await settled();
    expect(asked.map(({ filter }) => filter)).toEqual([[span(1)], [span(4)]]);
    asked[1]!.answer(4);
    await settled();
    expect(app.store.getState()).toMatchObject({ liveFilter: [span(4)], answers: { count: { count: 4 } } });
  });

  it('does not come back with an answer that is late for the release or for Escape', async () => {
    for (const end of ['release', 'escape'] as const) {
      const { app, asked } = opened();
      previewClause(app, KEY, span(1), 0);
      if (end === 'release') setClause(app, span(2));
      else cancelGesture(app);
      asked[0]!.answer(1);
      await settled();
      expect(app.store.getState().liveFilter).toBeNull();
      expect(asked.at(-1)!.filter).toEqual(end === 'release' ? [span(2)] : []);
    }
  });
});

describe('a part of the page that is out of sight', () => {
  it('stands still while a gesture runs, and is up to date once it ends or comes into sight', () => {
    const { app } = opened();
    const held = heldStore(app.store);
    const seen: number[] = [];
    held.subscribe(() => seen.push(held.getState().heatDomainMax));
    app.store.setState({ heatDomainMax: 1 });
    app.store.setState({ heatDomainMax: 2, liveFilter: [] });
    app.store.setState({ heatDomainMax: 3 });
    expect(seen).toEqual([1, 1, 1]);
    held.setSeen(true);
    expect(seen.at(-1)).toBe(3);
    held.setSeen(false);
    app.store.setState({ heatDomainMax: 4 });
    expect(held.getState().heatDomainMax).toBe(3);
    app.store.setState({ liveFilter: null });
    expect(held.getState().heatDomainMax).toBe(4);
    held.setState({ heatDomainMax: 5 });
    expect(app.store.getState().heatDomainMax).toBe(5);
  });
});

describe('indicators', () => {
  it('give way to a gesture and are made up for when it ends', async () => {
    const { app, asked, reports, cancelled } = opened();
    const asker = createIndicatorAsker(app);
    const end = asker.attend();
    asker.request();
    await settled();
    expect(reports.map(({ complete }) => complete)).toEqual([false]);
    reports[0]!.done();
    await settled();
    expect(reports.map(({ complete }) => complete)).toEqual([false, true]);

    cancelled.length = 0;
    previewClause(app, KEY, span(1), 0);
    asked[0]!.answer(1);
    await settled();
    expect(cancelled).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(reports).toHaveLength(2);

    setClause(app, span(3));
    asker.request();
    await vi.advanceTimersByTimeAsync(100);
    expect(reports).toHaveLength(2);
    reports[1]!.done();
    await vi.advanceTimersByTimeAsync(400);
    expect(reports.at(-1)).toMatchObject({ complete: false, filter: [span(3)] });
    end();
  });
});
