import { describe, expect, it } from 'vitest';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import type { Clause } from '../../../src/domain/filter';
import type { FactClause, RowSetClause } from '../../../src/domain/row-set';
import type { Engine } from '../../../src/engine/port';
import { createGivenClauses } from '../../../src/jobs/given-clauses';

const overdue: FactClause = { kind: 'fact', fact: 'overdue', holds: true, choice: DEFAULT_COUNTING };
const picked: RowSetClause = { kind: 'set', source: 'selection', recipe: { of: 1 }, frozenAt: 0 };
const text: Clause = { kind: 'text', text: '摊' };
const { signal } = new AbortController();

function desk() {
  const kept: [string, number[]][] = [];
  let made = 0;
  const engine = {
    keepRows: async (clause: Clause, rowIds: Uint32Array) => void kept.push([clause.kind, [...rowIds]]),
    rowIds: async () => Uint32Array.of(9),
  } as unknown as Engine;
  const given = createGivenClauses(async () => {
    made += 1;
    return Uint32Array.of(1, 4);
  });
  return { engine, given, kept, made: () => made };
}

describe('clauses whose rows are handed in', () => {
  it('are made once and told to the database; others are asked of it', async () => {
    const { engine, given, kept, made } = desk();
    given.keep(picked, Uint32Array.of(2));
    await given.ensure(engine, [overdue, text, picked], signal);
    expect([...(await given.rows(engine, overdue, signal))]).toEqual([1, 4]);
    expect([...(await given.rows(engine, picked, signal))]).toEqual([2]);
    expect([...(await given.rows(engine, text, signal))]).toEqual([9]);
    expect(kept).toEqual([
      ['fact', [1, 4]],
      ['set', [2]],
    ]);
    expect(made()).toBe(1);
  });

  it('have no rows where nobody made the set, and none of the data before', async () => {
    const { engine, given, made } = desk();
    given.keep(picked, Uint32Array.of(2));
    await given.ensure(engine, [overdue], signal);
    given.forget();
    expect([...(await given.rows(engine, picked, signal))]).toEqual([]);
    await given.ensure(engine, [overdue], signal);
    expect(made()).toBe(2);
  });

  it('are asked again after a failure', async () => {
    const { engine } = desk();
    let fails = true;
    const given = createGivenClauses(async () => {
      if (fails) throw new Error('stopped');
      return Uint32Array.of(3);
    });
    await expect(given.rows(engine, overdue, signal)).rejects.toThrow('stopped');
    fails = false;
    expect([...(await given.rows(engine, overdue, signal))]).toEqual([3]);
  });
});
