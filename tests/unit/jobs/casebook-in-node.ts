import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import type { BrushIndex } from '../../../src/crossfilter/port';
import { ok } from '../../../src/domain/result';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { BrushRemote } from '../../../src/jobs/brush-remote';
import { createCasebook } from '../../../src/jobs/casebook';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { spatial } from '../crossfilter/spatial';

/** The index behind a remote's face: every call a promise, as across a worker's port. */
export function remote(index: BrushIndex): BrushRemote {
  return {
    begin: async () => index.begin(),
    append: async (batch) => index.append(structuredClone(batch)),
    commit: async () => index.commit(),
    discard: async () => index.discard(),
    bring: async (field, values) => index.bring(field, values),
    locate: async (zoneSet, bounds) => index.locate(zoneSet, bounds),
    unresolved: async (filter) => index.unresolved(filter),
    resolve: async (clause, rowIds) => index.resolve(clause, rowIds),
    rowIds: async (filter) => index.rowIds(filter),
    wholeColumns: async (fields) => index.wholeColumns(fields),
    answer: async (filter, questions) => index.answer(filter, questions),
  };
}

/** A casebook over the real database and index; `count` is the index's number of cases. */
export async function openCasebookInNode() {
  const index = createBrushIndex(spatial);
  const database = await startDuckDbInNode();
  const casebook = createCasebook({
    brush: remote(index),
    startEngine: async () => ok(createDuckDbEngine(database)),
  });
  function count(): number {
    const [answer] = index.answer([], [{ kind: 'count' }]);
    return answer?.kind === 'count' ? answer.count : -1;
  }
  return { casebook, index, count, stop: () => database.terminate() };
}
