import { type CaseIdentity, everyRecordIsNew } from './case-identity';
import { createIdTable } from './id-table';

/** Of a file whose later rows correct its earlier ones: which row of each id is the last. */
export interface LastRows {
  /** For a first reading of the file: notes each id's line and lets no row through. */
  readonly noting: CaseIdentity;
  /** For the second: an id's earlier rows are `superseded`, its last one is judged by `identity`. */
  over(identity: CaseIdentity): CaseIdentity;
}

export function createLastRows(): LastRows {
  const ids = createIdTable();
  return {
    noting: {
      ...everyRecordIsNew,
      check({ bytes, view, lines }, record, idStart, idEnd) {
        if (idEnd === idStart) return 'superseded';
        const found = ids.find(bytes, view, idStart, idEnd);
        if (found < 0) ids.add(bytes, idStart, idEnd, lines[record]!);
        else ids.setLine(found, lines[record]!);
        return 'superseded';
      },
    },
    over: (identity) => ({
      ...identity,
      check(block, record, idStart, idEnd) {
        const found = idEnd === idStart ? -1 : ids.find(block.bytes, block.view, idStart, idEnd);
        const isLast = found < 0 || ids.line(found) === block.lines[record];
        return isLast ? identity.check(block, record, idStart, idEnd) : 'superseded';
      },
    }),
  };
}
