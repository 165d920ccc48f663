import { type Clause, type ClauseKey, clauseKey, type Filter } from '../domain/filter';
import { allBits, andBits, type Bits, bitsOfRows } from './bitset';
import { clauseBits, type IndexedClause } from './clause-bits';
import type { IndexedRows } from './columns';
import type { LocatedRows } from './located-rows';
import { recent } from './recent';

/** Selections of rows by clause and by conjunctions of clauses; equal questions give the same array. */
export interface ClauseSelections {
  unresolved(filter: Filter): readonly Clause[];
  resolve(clause: Clause, rowIds: Uint32Array): void;
  /** Rows that pass every clause of the filter whose key is not in `except`. */
  select(filter: Filter, except: readonly ClauseKey[]): Bits;
  /** Forgets what depends on zones. */
  relocate(located: LocatedRows): void;
}

/** At one bit a row: 64 clauses and 64 conjunctions are 16 MB at a million rows. */
const KEPT = 64;

export function clauseSelections(rows: IndexedRows, firstLocated: LocatedRows): ClauseSelections {
  let located = firstLocated;
  const everything = allBits(rows.rowCount);
  const ofClause = recent<Bits>(KEPT);
  const ofConjunction = recent<Bits>(KEPT);
  const given = recent<Bits>(8);

  function bitsOf(clause: Clause, signature: string): Bits {
    if (!isIndexed(clause, rows)) {
      const bits = given.get(signature);
      if (bits === undefined)
        throw new Error(`The clause ${clause.kind} was asked before its rows were resolved.`);
      return bits;
    }
    let bits = ofClause.get(signature);
    if (bits === undefined) {
      bits = clauseBits(clause, rows, located);
      ofClause.set(signature, bits);
    }
    return bits;
  }

  return {
    unresolved: (filter) =>
      filter.filter((clause) => !isIndexed(clause, rows) && given.get(signatureOf(clause)) === undefined),

    resolve(clause, rowIds) {
      given.set(signatureOf(clause), bitsOfRows(rows.rowCount, rowIds));
      ofConjunction.clear();
    },

    select(filter, except) {
      const clauses = filter.filter((clause) => !except.includes(clauseKey(clause)));
      if (clauses.length === 0) return everything;
      const signatures = clauses.map(signatureOf);
      const conjunction = signatures.join('\n');
      const known = ofConjunction.get(conjunction);
      if (known !== undefined) return known;
      let bits: Bits = everything;
      clauses.forEach((clause, index) => {
        const own = bitsOf(clause, signatures[index]!);
        bits = bits === everything ? own : andBits(bits, own);
      });
      ofConjunction.set(conjunction, bits);
      return bits;
    },

    relocate(next) {
      located = next;
      ofClause.clear();
      ofConjunction.clear();
    },
  };
}

/**
 * Texts are in the database only, and so are times other than reported_at unless they were loaded here too. Every
 * category of the data is here: one that is absent is missing in every row.
 */
function isIndexed(clause: Clause, rows: IndexedRows): clause is IndexedClause {
  if (clause.kind === 'text') return false;
  return clause.kind !== 'time' || clause.field === 'reported_at' || rows.times.has(clause.field);
}

function signatureOf(clause: Clause): string {
  return JSON.stringify(clause);
}
