import type { ClassClause } from '../domain/filter';

/** A class that occurs in the data; '' is missing. */
export interface ClassPair {
  readonly major: string;
  readonly minor: string;
}

export type Tri = 'all' | 'some' | 'none';

/**
 * Selections over the classes that the data has. `null` is "no clause", which is the same as everything; a clause is
 * kept in normal form: a major whose minors are all in is listed as a major. Classes of the clause that the data does
 * not have are kept untouched, for a link may meet its data later.
 */
export function isMinorIn(clause: ClassClause | null, major: string, minor: string): boolean {
  if (clause === null || clause.majors.includes(major)) return true;
  return clause.minors.some(([ofMajor, name]) => ofMajor === major && name === minor);
}

export function majorState(pairs: readonly ClassPair[], clause: ClassClause | null, major: string): Tri {
  if (clause === null || clause.majors.includes(major)) return 'all';
  let inside = 0;
  let all = 0;
  for (const pair of pairs) {
    if (pair.major !== major) continue;
    all += 1;
    if (isMinorIn(clause, major, pair.minor)) inside += 1;
  }
  return inside === 0 ? 'none' : inside === all ? 'all' : 'some';
}

/** A major that is not wholly in comes in; one that is goes out. */
export function toggleMajor(
  pairs: readonly ClassPair[],
  clause: ClassClause | null,
  major: string,
): ClassClause | null {
  const into = majorState(pairs, clause, major) !== 'all';
  return withPairs(pairs, clause, (pair) => pair.major === major, into);
}

export function toggleMinor(
  pairs: readonly ClassPair[],
  clause: ClassClause | null,
  major: string,
  minor: string,
): ClassClause | null {
  const into = !isMinorIn(clause, major, minor);
  return withPairs(pairs, clause, (pair) => pair.major === major && pair.minor === minor, into);
}

export function onlyMajor(pairs: readonly ClassPair[], major: string): ClassClause | null {
  return onlyPairs(pairs, (pair) => pair.major === major);
}

export function onlyMinor(pairs: readonly ClassPair[], major: string, minor: string): ClassClause | null {
  return onlyPairs(pairs, (pair) => pair.major === major && pair.minor === minor);
}

export function onlyPairs(
  pairs: readonly ClassPair[],
  chosen: (pair: ClassPair) => boolean,
): ClassClause | null {
  return normalised(pairs, chosen, [], []);
}

function withPairs(
  pairs: readonly ClassPair[],
  clause: ClassClause | null,
  touched: (pair: ClassPair) => boolean,
  into: boolean,
): ClassClause | null {
  const known = new Set(pairs.map((pair) => pair.major));
  const knownPairs = new Set(pairs.map(pairKey));
  return normalised(
    pairs,
    (pair) => (touched(pair) ? into : isMinorIn(clause, pair.major, pair.minor)),
    (clause?.majors ?? []).filter((major) => !known.has(major)),
    (clause?.minors ?? []).filter(([major, minor]) => !knownPairs.has(pairKey({ major, minor }))),
  );
}

function normalised(
  pairs: readonly ClassPair[],
  chosen: (pair: ClassPair) => boolean,
  foreignMajors: ClassClause['majors'],
  foreignMinors: ClassClause['minors'],
): ClassClause | null {
  const majors: string[] = [];
  const minors: (readonly [string, string])[] = [];
  const grouped = new Map<string, string[]>();
  const sizes = new Map<string, number>();
  for (const pair of pairs) {
    sizes.set(pair.major, (sizes.get(pair.major) ?? 0) + 1);
    const inside = grouped.get(pair.major) ?? [];
    if (chosen(pair)) inside.push(pair.minor);
    grouped.set(pair.major, inside);
  }
  for (const [major, inside] of grouped) {
    if (inside.length === sizes.get(major)) majors.push(major);
    else for (const minor of inside) minors.push([major, minor]);
  }
  if (pairs.length > 0 && majors.length === grouped.size) return null;
  return { kind: 'class', majors: [...majors, ...foreignMajors], minors: [...minors, ...foreignMinors] };
}

/** A separator that no class name holds. */
function pairKey({ major, minor }: ClassPair): string {
  return `${major}\u0000${minor}`;
}
