import { classByCode, legacyClass, standardClass } from './class-dictionary';

/** Names of the class that a code of either list stands for: the standard's where it still has the class. */
export interface CodeNames {
  readonly major: string;
  readonly minor: string;
}

/** Null for what is no code of a known class. */
export function namesOfCode(text: string): CodeNames | null {
  const coded = classByCode(text);
  if (coded === undefined) return null;
  const standard = standardClass(coded.codes[0] ?? '');
  if (standard !== undefined) return { major: standard.major, minor: standard.name };
  return coded.legacyCode === null ? null : (legacyClass(coded.legacyCode) ?? null);
}
