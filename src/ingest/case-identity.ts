import type { EarlierRecord } from '../domain/import-report';
import { grownBytes, grownUint32 } from './grown';
import { createIdTable } from './id-table';
import type { RecordBlock } from './record-block';
import { type RecordSignature, signBytes } from './record-signature';

/**
 * `superseded`: a part further down the list, which was read before, has a row of this id that takes its place, or the
 * same file further down where its last row is to be kept.
 */
export type Identity = 'new' | 'duplicate_exact' | 'duplicate_conflict' | 'superseded';

/** Of the ids of a part: how many other parts have, with the same content and with another. */
export interface KnownBefore {
  readonly equal: number;
  readonly changed: number;
}

export interface CaseIdentity {
  /** The next records are of the part at this place of the data set's list. */
  enter(part: number, signature: RecordSignature): void;
  /**
   * Has bytes[idStart .. idEnd) been loaded before, and with the same record? A new one is remembered; an id that is
   * empty is always new.
   */
  check(block: RecordBlock, record: number, idStart: number, idEnd: number): Identity;
  /** The loaded record that the last check met. */
  earlier(): EarlierRecord;
  /** Of a part whose rows took the place of rows of earlier parts. */
  knownBefore(part: number): KnownBefore;
  /** Of a part some of whose rows were left out, since a part before it has their ids. */
  repeated(part: number): KnownBefore;
}

/** For lists in which a number may stand twice. */
export const everyRecordIsNew: CaseIdentity = {
  enter: () => undefined,
  check: () => 'new',
  earlier: () => ({ part: 0, line: 0 }),
  knownBefore: () => ({ equal: 0, changed: 0 }),
  repeated: () => ({ equal: 0, changed: 0 }),
};

/**
 * Remembers every loaded id, and two independent 32-bit hashes of its whole record, since the first record's bytes
 * are gone when its duplicate comes: two different records under one id pass for equal once in 2^64.
 *
 * The first record of an id that is read is the one that is kept. So a data set reads its `update` parts first, the
 * last of them before all others, and then the rest in order: then the first record read is the one that holds.
 */
export function createCaseIdentity(): CaseIdentity {
  const ids = createIdTable();
  /** Two per id. */
  let recordHashes = new Uint32Array(4096);
  /** One bit of memory per id, made at the first need: has an older record of it been counted? */
  let counted = new Uint8Array(0);
  const candidate = new Uint32Array(2);
  let found = 0;
  let part = 0;
  let sign: RecordSignature = signBytes;
  /** Ids from `first` on were loaded by `part`, in the order of reading. */
  const runs: { readonly first: number; readonly part: number }[] = [{ first: 0, part: 0 }];
  const known = new Map<number, { equal: number; changed: number }>();
  const repeats = new Map<number, { equal: number; changed: number }>();

  function partOf(index: number): number {
    let run = runs.length - 1;
    while (runs[run]!.first > index) run--;
    return runs[run]!.part;
  }

  function countOnce(winner: number, index: number, same: boolean): void {
    if (counted.length < ids.size()) counted = grownBytes(counted, ids.size());
    if (counted[index] === 1) return;
    counted[index] = 1;
    count(known, winner, same);
  }

  return {
    enter(next, signature) {
      part = next;
      sign = signature;
      const first = ids.size();
      if (runs[runs.length - 1]!.first === first) runs.pop();
      runs.push({ first, part });
    },
    check(block, record, idStart, idEnd) {
      if (idEnd === idStart) return 'new';
      const { bytes, view } = block;
      sign(block, record, candidate);
      const index = ids.find(bytes, view, idStart, idEnd);
      if (index >= 0) {
        found = index;
        const same = recordHashes[index * 2] === candidate[0] && recordHashes[index * 2 + 1] === candidate[1];
        const winner = partOf(index);
        if (winner > part) {
          countOnce(winner, index, same);
          return 'superseded';
        }
        if (winner < part) count(repeats, part, same);
        return same ? 'duplicate_exact' : 'duplicate_conflict';
      }
      const added = ids.add(bytes, idStart, idEnd, block.lines[record]!);
      if (added * 2 + 2 > recordHashes.length) recordHashes = grownUint32(recordHashes, added * 2 + 2);
      recordHashes[added * 2] = candidate[0]!;
      recordHashes[added * 2 + 1] = candidate[1]!;
      return 'new';
    },
    earlier: () => ({ part: partOf(found), line: ids.line(found) }),
    knownBefore: (of) => known.get(of) ?? { equal: 0, changed: 0 },
    repeated: (of) => repeats.get(of) ?? { equal: 0, changed: 0 },
  };
}

function count(tallies: Map<number, { equal: number; changed: number }>, part: number, same: boolean): void {
  const tally = tallies.get(part) ?? { equal: 0, changed: 0 };
  tallies.set(part, tally);
  if (same) tally.equal++;
  else tally.changed++;
}
