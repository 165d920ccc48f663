import type { Clause, Filter } from '../domain/filter';
import { allBits, andBits, type Bits, bitsOfRows } from './bitset';
import { clauseBits, type IndexedClause } from './clause-bits';
import type { IndexedRows } from './columns';
import { type HeldColumns, holdsMeasure } from './held-columns';
import type { LocatedRows } from './located-rows';
import { recent } from './recent';

/** Selections of rows by clause and by conjunctions of clauses; equal questions give the same array. */
export interface ClauseSelections {
  unresolved(filter: Filter): readonly Clause[];
  resolve(clause: Clause, rowIds: Uint32Array): void;
  /** Rows that pass every clause of the filter. */
  select(filter: Filter): Bits;
  /** The same text for equal filters, short however long a clause is. */
  signature(filter: Filter): string;
  /** Forgets what depends on zones. */
  relocate(located: LocatedRows): void;
}

/**
 * At one bit a row: 8 clauses and 12 conjunctions are 2.5 bytes a row. A filter of more kinds of clauses is rare, and one that
 * is forgotten costs a pass over its column.
 */
const KEPT_CLAUSES = 8;
const KEPT_CONJUNCTIONS = 12;
/** Rows that were handed in: texts, facts and sets. */
const KEPT_GIVEN = 16;
/** A clause that is forgotten gets another number, which costs one look-up that finds nothing. */
const KEPT_NUMBERS = 4096;

export function clauseSelections(
  rows: IndexedRows,
  held: HeldColumns,
  weekHours: Parameters<typeof clauseBits>[4],
  firstLocated: LocatedRows,
): ClauseSelections {
  let located = firstLocated;
  const everything = allBits(rows.rowCount);
  const ofClause = recent<Bits>(KEPT_CLAUSES);
  const ofConjunction = recent<Bits>(KEPT_CONJUNCTIONS);
  const given = recent<Bits>(KEPT_GIVEN);
  const numbers = recent<number>(KEPT_NUMBERS);
  let numberOfObject = new WeakMap<Clause, number>();
  let lastNumber = 0;

  /** A ring of a thousand points is written out once a step and not once a view. */
  function numberOf(clause: Clause): number {
    const known = numberOfObject.get(clause);
    if (known !== undefined) return known;
    const text = textOf(clause);
    const number = numbers.get(text) ?? ++lastNumber;
    numbers.set(text, number);
    numberOfObject.set(clause, number);
    return number;
  }

  function bitsOf(clause: Clause): Bits {
    if (!isIndexed(clause, held)) {
      const bits = given.get(textOf(clause));
      if (bits === undefined)
        throw new Error(`The clause ${clause.kind} was asked before its rows were resolved.`);
      return bits;
    }
    const key = String(numberOf(clause));
    let bits = ofClause.get(key);
    if (bits === undefined) {
      bits = clauseBits(clause, rows, held, located, weekHours);
      ofClause.set(key, bits);
    }
    return bits;
  }

  function signature(filter: Filter): string {
    return filter.map(numberOf).join(' ');
  }

  return {
    unresolved: (filter) =>
      filter.filter((clause) => !isIndexed(clause, held) && given.get(textOf(clause)) === undefined),

    resolve(clause, rowIds) {
      const text = textOf(clause);
      // Other rows than before (a fact by another calendar): answers kept under the old number are not of these.
      if (given.get(text) !== undefined) {
        numbers.set(text, ++lastNumber);
        numberOfObject = new WeakMap();
      }
      given.set(text, bitsOfRows(rows.rowCount, rowIds));
      ofConjunction.clear();
    },

    select(filter) {
      if (filter.length === 0) return everything;
      const key = signature(filter);
      const known = ofConjunction.get(key);
      if (known !== undefined) return known;
      let bits: Bits = everything;
      for (const clause of filter) {
        const own = bitsOf(clause);
        bits = bits === everything ? own : andBits(bits, own);
      }
      ofConjunction.set(key, bits);
      return bits;
    },

    signature,

    relocate(next) {
      located = next;
      ofClause.clear();
      ofConjunction.clear();
    },
  };
}

/**
 * Texts and the table's own columns are in the database only, facts and sets come from whoever makes them, and times other than reported_at are
 * here if they were loaded or brought. Every category of the data is here: one that is absent is missing in every row.
 */
function isIndexed(clause: Clause, held: HeldColumns): clause is IndexedClause {
  switch (clause.kind) {
    case 'text':
    case 'column':
    case 'fact':
    case 'set':
    case 'plan':
      return false;
    case 'time':
    case 'hours':
      return clause.field === 'reported_at' || held.holds(clause.field);
    case 'number':
      return holdsMeasure(held, clause.measure);
    default:
      return true;
  }
}

function textOf(clause: Clause): string {
  return JSON.stringify(clause);
}
