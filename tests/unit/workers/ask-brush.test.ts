import { expect, it } from 'vitest';
import { resolveOpen } from '../../../src/crossfilter/resolve-open';
import type { Clause, Filter } from '../../../src/domain/filter';
import { type BrushSources, createBrushAsker } from '../../../src/workers/ask-brush';
import { openDemoCity } from '../hotspot/demo-city';

it('keeps the rows that a set was given while a question for them was on its way', async () => {
  const { index } = await openDemoCity();
  const set: Clause = { kind: 'set', source: 'selection', recipe: { of: 1 }, frozenAt: 0 };
  const brush = {
    unresolved: async (filter: Filter) => index.unresolved(filter),
    resolve: async (clause: Clause, rowIds: Uint32Array) => index.resolve(clause, rowIds),
    resolveOpen: async (clause: Clause, rowIds: Uint32Array) => resolveOpen(index, clause, rowIds),
  } as unknown as Parameters<typeof createBrushAsker>[0];
  let answer: (rowIds: Uint32Array) => void = () => undefined;
  const sources: BrushSources = {
    clauseRows: () =>
      new Promise((done) => {
        answer = done;
      }),
    bringColumns: async () => undefined,
  };
  const asked = createBrushAsker(brush, sources, () => undefined).resolve([set]);
  await new Promise((done) => setTimeout(done));
  // Looked up before the set was there, answered after it was told.
  index.resolve(set, Uint32Array.of(3, 5, 8));
  answer(new Uint32Array(0));
  await asked;
  expect([...index.rowIds([set])]).toEqual([3, 5, 8]);

  const other: Clause = { ...set, frozenAt: 1 };
  const open = createBrushAsker(brush, sources, () => undefined).resolve([other]);
  await new Promise((done) => setTimeout(done));
  answer(Uint32Array.of(4));
  await open;
  expect([...index.rowIds([other])]).toEqual([4]);
});
