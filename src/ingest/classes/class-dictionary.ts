import aliasList from '../../../data/classes/aliases.json';
import legacyList from '../../../data/classes/cjt-214-2007.json';
import currentList from '../../../data/classes/gbt-47678-5-2026.json';
import type { MatchReason, StandardClass } from '../../domain/class-standard';
import { classKey, readings, withoutEnding } from './class-name';

/** What a name stands for. `codes` are of the standard, likeliest first; empty for a retired class. */
export interface NamedClass {
  readonly codes: readonly string[];
  readonly legacyCode: string | null;
  readonly by: Extract<MatchReason, 'name' | 'component' | 'alias' | 'legacy'>;
}

export const STANDARD_VERSION = currentList.version;

const MAJORS = new Map(currentList.majors.map(({ code, name, kind }) => [code, { name, kind }]));

export const STANDARD_CLASSES: readonly StandardClass[] = currentList.classes.map(({ code, name }) => {
  const major = MAJORS.get(code.slice(0, 2))!;
  return { code, name, major: major.name, kind: major.kind === 'component' ? 'component' : 'matter' };
});

const BY_CODE = new Map(STANDARD_CLASSES.map((one) => [one.code, one]));

export function standardClass(code: string): StandardClass | undefined {
  return BY_CODE.get(code);
}

const EXACT = new Map<string, NamedClass>();
const LOOSE = new Map<string, NamedClass>();
const LEGACY_BY_CODE = new Map<string, NamedClass>();

/** The first entry of a name stays: lists are entered in the order of their authority. */
function enter(name: string, named: NamedClass): void {
  for (const reading of readings(name)) {
    const key = classKey(reading);
    if (!EXACT.has(key)) EXACT.set(key, named);
  }
}

for (const { code, name } of currentList.classes)
  enter(name, { codes: [code], legacyCode: null, by: 'name' });
for (const item of currentList.classes) {
  if ('component' in item && item.component !== undefined)
    enter(item.component, { codes: [item.code], legacyCode: null, by: 'component' });
}
for (const { name, codes } of aliasList.aliases) enter(name, { codes, legacyCode: null, by: 'alias' });
for (const { code, name } of legacyList.classes) {
  const successor = EXACT.get(classKey(name));
  const named: NamedClass = { codes: successor?.codes ?? [], legacyCode: code, by: 'legacy' };
  LEGACY_BY_CODE.set(code, named);
  enter(name, named);
}
for (const [key, named] of EXACT) {
  const bare = withoutEnding(key);
  if (!EXACT.has(bare) && !LOOSE.has(bare)) LOOSE.set(bare, named);
}

const LEGACY_MAJORS = new Map(legacyList.majors.map(({ code, name }) => [code, name]));
const LEGACY_NAMES = new Map(
  legacyList.classes.map(({ code, name }) => [
    code,
    { minor: name, major: LEGACY_MAJORS.get(code.slice(0, 2)) ?? '' },
  ]),
);

/** A class of the list before the standard, by its 4 digits. */
export function legacyClass(code: string): { readonly minor: string; readonly major: string } | undefined {
  return LEGACY_NAMES.get(code);
}

export function classByName(name: string): NamedClass | undefined {
  return EXACT.get(classKey(name));
}

/** Without the endings that carry no meaning, on either side. */
export function classByLooseName(name: string): NamedClass | undefined {
  const bare = withoutEnding(classKey(name));
  return EXACT.get(bare) ?? LOOSE.get(bare);
}

export interface CodedClass {
  readonly codes: readonly string[];
  readonly legacyCode: string | null;
  readonly confidence: number;
}

/**
 * A code in its written forms: 5 digits of the standard, 4 of the list before it, either behind 6 digits of region
 * (11 and 10 together), or with the leading zero that a spreadsheet took.
 */
export function classByCode(text: string): CodedClass | undefined {
  const digits = text.normalize('NFKC').trim();
  if (!/^\d{3,11}$/.test(digits)) return undefined;
  switch (digits.length) {
    case 11:
      return current(digits.slice(6), 0.9);
    case 10:
      return legacy(digits.slice(6), 0.7);
    case 5:
      return current(digits, 0.95);
    case 4:
      return legacy(digits, 0.7) ?? current(`0${digits}`, 0.6);
    case 3:
      return legacy(`0${digits}`, 0.5);
    default:
      return undefined;
  }
}

function current(code: string, confidence: number): CodedClass | undefined {
  return BY_CODE.has(code) ? { codes: [code], legacyCode: null, confidence } : undefined;
}

function legacy(code: string, confidence: number): CodedClass | undefined {
  const named = LEGACY_BY_CODE.get(code);
  return named && { codes: named.codes, legacyCode: code, confidence };
}

/** Every known name with what it stands for, for the search of similar ones. */
export const KNOWN_NAMES: readonly (readonly [key: string, named: NamedClass])[] = [...EXACT].filter(
  ([, { codes }]) => codes.length > 0,
);
