import { SITUATIONS } from './situation';

/** How many of the rows are in each situation. */
export type SituationCounts = Uint32Array;

export function situationCounts(situations: Uint16Array, rowIds: Uint32Array): SituationCounts {
  const counts = new Uint32Array(SITUATIONS);
  for (let i = 0; i < rowIds.length; i++) {
    const situation = situations[rowIds[i]!]!;
    counts[situation] = counts[situation]! + 1;
  }
  return counts;
}

/** One set of counts for each group; `groups[row]` is below `groupCount`. */
export function situationCountsByGroup(
  situations: Uint16Array,
  rowIds: Uint32Array,
  groups: Uint32Array,
  groupCount: number,
): readonly SituationCounts[] {
  const counts = Array.from({ length: groupCount }, () => new Uint32Array(SITUATIONS));
  for (let i = 0; i < rowIds.length; i++) {
    const row = rowIds[i]!;
    const own = counts[groups[row]!]!;
    own[situations[row]!] = own[situations[row]!]! + 1;
  }
  return counts;
}

export function countWhere(counts: SituationCounts, holds: Uint8Array): number {
  let sum = 0;
  for (let situation = 0; situation < SITUATIONS; situation++) {
    if (holds[situation] === 1) sum += counts[situation]!;
  }
  return sum;
}
