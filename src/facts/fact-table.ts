import type { CaseColumns } from '../domain/fact';
import type { FactContext } from '../domain/fact-context';
import { caseState } from './case-state';
import { eachLifeRow } from './life-rows';
import { FACTS } from './registry';

/** One bit a row: row i is bit i & 31 of word i >> 5. */
export type FactBits = Int32Array;

/** Every fact of every row at one counting moment. */
export interface FactTable {
  readonly rowCount: number;
  /** Facts that the data's fields can tell. */
  readonly bits: ReadonlyMap<string, FactBits>;
  /** Cases on which the counts of the report about what was left out stand. */
  readonly standing: {
    readonly void: FactBits;
    readonly suspended: FactBits;
    readonly absent: FactBits;
    readonly unknown: FactBits;
    readonly withoutDeadline: FactBits;
  };
}

export function factTable(data: CaseColumns, deadlines: Float64Array, context: FactContext): FactTable {
  const { rowCount, columns } = data;
  const empty = (): FactBits => new Int32Array((rowCount + 31) >>> 5);
  const told = FACTS.filter((fact) =>
    fact.needs.every((group) => group.some((field) => columns[field] !== undefined)),
  );
  const arrays = told.map(empty);
  const standing = {
    void: empty(),
    suspended: empty(),
    absent: empty(),
    unknown: empty(),
    withoutDeadline: empty(),
  };
  eachLifeRow(data, deadlines, (row, index) => {
    const state = caseState(row, context);
    const word = index >>> 5;
    const bit = 1 << (index & 31);
    for (let fact = 0; fact < told.length; fact++) {
      if (told[fact]!.holds(state)) arrays[fact]![word] = arrays[fact]![word]! | bit;
    }
    const { stage } = state;
    if (stage === 'void' || stage === 'suspended' || stage === 'absent' || stage === 'unknown') {
      standing[stage][word] = standing[stage][word]! | bit;
    } else if (
      (stage === 'processing' || stage === 'checking' || stage === 'closed') &&
      Number.isNaN(row.deadline) &&
      Number.isNaN(row.overdue)
    ) {
      standing.withoutDeadline[word] = standing.withoutDeadline[word]! | bit;
    }
  });
  return { rowCount, bits: new Map(told.map((fact, index) => [fact.id, arrays[index]!])), standing };
}
