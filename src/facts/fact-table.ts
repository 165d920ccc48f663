import type { CaseColumns, CaseState } from '../domain/fact';
import type { FactContext } from '../domain/fact-context';
import { eachLifeRow } from './life-rows';
import { FACTS } from './registry';
import { SITUATIONS, situationOf, stateOf } from './situation';

/** One bit a row: row i is bit i & 31 of word i >> 5. */
export type FactBits = Int32Array;

/** Every fact of every row at one counting moment: two bytes a row; a fact's own bits are made when they are asked for. */
export interface FactTable {
  readonly rowCount: number;
  /** Of each row, see situation.ts. */
  readonly situations: Uint16Array;
  /** Facts that the data's fields can tell. */
  readonly bits: {
    readonly has: (fact: string) => boolean;
    readonly get: (fact: string) => FactBits | undefined;
  };
  /** 1 for each situation of which the fact holds; undefined where the data's fields cannot tell the fact. */
  readonly holds: (fact: string) => Uint8Array | undefined;
  readonly toldFacts: readonly string[];
  readonly context: FactContext;
}

export function factTable(data: CaseColumns, deadlines: Float64Array, context: FactContext): FactTable {
  const { rowCount, columns } = data;
  const situations = new Uint16Array(rowCount);
  eachLifeRow(data, deadlines, (row, index) => {
    situations[index] = situationOf(row, context);
  });
  const told = new Map(
    FACTS.filter((fact) =>
      fact.needs.every((group) => group.some((field) => columns[field] !== undefined)),
    ).map((fact) => [fact.id, fact]),
  );
  const decided = new Map<string, Uint8Array>();
  const known = new Map<string, FactBits>();

  function holds(id: string): Uint8Array | undefined {
    const fact = told.get(id);
    if (fact === undefined) return undefined;
    const before = decided.get(id);
    if (before !== undefined) return before;
    const table = situationsWhere(fact.holds, context);
    decided.set(id, table);
    return table;
  }

  function bitsOf(id: string): FactBits | undefined {
    const before = known.get(id);
    if (before !== undefined) return before;
    const table = holds(id);
    if (table === undefined) return undefined;
    const bits = new Int32Array((rowCount + 31) >>> 5);
    for (let row = 0; row < rowCount; row++) {
      bits[row >>> 5] = bits[row >>> 5]! | (table[situations[row]!]! << (row & 31));
    }
    known.set(id, bits);
    return bits;
  }

  return {
    rowCount,
    situations,
    bits: { has: (id) => told.has(id), get: bitsOf },
    holds,
    toldFacts: [...told.keys()],
    context,
  };
}

/** 1 for each situation of which the statement is true. */
export function situationsWhere(
  statement: (state: CaseState) => boolean,
  { convention }: Pick<FactContext, 'convention'>,
): Uint8Array {
  return Uint8Array.from({ length: SITUATIONS }, (_, situation) => {
    const state = stateOf(situation, convention);
    return state !== undefined && statement(state) ? 1 : 0;
  });
}
