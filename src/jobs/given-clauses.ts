import type { Clause, Filter } from '../domain/filter';
import type { PlanClause } from '../domain/plan-clause';
import type { RowSetClause } from '../domain/row-set';
import type { GivenClause } from '../engine/kept-rows';
import type { Engine } from '../engine/port';

/** Rows of the clauses that neither the database nor the brush index can tell by itself. */
export interface GivenClauses {
  /** Ids of the rows that pass the clause alone, which the database is told too. */
  rows(engine: Engine, clause: Clause, signal: AbortSignal): Promise<Uint32Array>;
  /** Before the database is asked a filter: it gets the rows of every such clause in it. */
  ensure(engine: Engine, filter: Filter, signal: AbortSignal): Promise<void>;
  /** The rows of a set or a plan's zones, by whoever made it; a set that nobody made here has none. */
  keep(clause: RowSetClause | PlanClause, rowIds: Uint32Array): void;
  /** The database has other tables than before, of the same rows. */
  tellAgain(): void;
  /** Facts may have changed: the rows of their clauses are told anew, to the database and to `told`. */
  renewFacts(
    engine: Engine,
    told: (clause: Clause, rowIds: Uint32Array) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  /** The rows of the data are replaced. */
  forget(): void;
}

/** `factRows` gives the rows of a fact's clause. */
export function createGivenClauses(
  factRows: (
    engine: Engine,
    clause: Extract<GivenClause, { kind: 'fact' }>,
    signal: AbortSignal,
  ) => Promise<Uint32Array>,
): GivenClauses {
  const sets = new Map<string, Uint32Array>();
  const known = new Map<string, Promise<Uint32Array>>();

  async function make(engine: Engine, clause: GivenClause, signal: AbortSignal): Promise<Uint32Array> {
    const rowIds =
      clause.kind === 'fact'
        ? await factRows(engine, clause, signal)
        : (sets.get(keyOf(clause)) ?? new Uint32Array(0));
    await engine.keepRows(clause, rowIds);
    return rowIds;
  }

  function given(engine: Engine, clause: GivenClause, signal: AbortSignal): Promise<Uint32Array> {
    const key = keyOf(clause);
    const before = known.get(key);
    if (before !== undefined) return before;
    const making = make(engine, clause, signal);
    known.set(key, making);
    making.catch(() => known.delete(key));
    return making;
  }

  return {
    // A copy: the caller may move its buffer to another thread.
    rows: async (engine, clause, signal) =>
      isGiven(clause)
        ? (await given(engine, clause, signal)).slice()
        : engine.rowIds({ filter: [clause], order: [] }, signal),
    async ensure(engine, filter, signal) {
      for (const clause of filter) if (isGiven(clause)) await given(engine, clause, signal);
    },
    keep(clause, rowIds) {
      sets.set(keyOf(clause), rowIds);
      known.delete(keyOf(clause));
    },
    tellAgain() {
      known.clear();
    },
    async renewFacts(engine, told, signal) {
      for (const key of [...known.keys()]) {
        const clause = JSON.parse(key) as GivenClause;
        if (clause.kind !== 'fact') continue;
        known.delete(key);
        await told(clause, (await given(engine, clause, signal)).slice());
      }
    },
    forget() {
      sets.clear();
      known.clear();
    },
  };
}

function isGiven(clause: Clause): clause is GivenClause {
  return clause.kind === 'fact' || clause.kind === 'set' || clause.kind === 'plan';
}

function keyOf(clause: Clause): string {
  return JSON.stringify(clause);
}
