import type { ClassMatch, ClassResolution, ClassTotal, MatchReason } from '../../domain/class-standard';
import {
  type CodedClass,
  classByCode,
  classByLooseName,
  classByName,
  type NamedClass,
  standardClass,
} from './class-dictionary';
import { classKey, leadingCode, readings, withoutLeadingCode } from './class-name';
import { similarClasses } from './similar-classes';

interface Found {
  readonly codes: readonly string[];
  readonly legacyCode: string | null;
  readonly by: MatchReason;
  readonly confidence: number;
}

const NAME_CONFIDENCE: { readonly [R in NamedClass['by']]: number } = {
  name: 1,
  component: 0.95,
  alias: 0.85,
  legacy: 0.85,
};
/** A second candidate under the same name halves what the first is worth. */
const SHARED = 0.7;
const LOOSE = 0.7;
/** The name of a major stands for a class where a row has no minor. */
const OF_MAJOR = 0.6;

/** Which class of the standard each class of the file is: what the user said, else by name, else by code. */
export function matchClasses(
  totals: readonly ClassTotal[],
  resolutions: readonly ClassResolution[],
): readonly ClassMatch[] {
  const resolved = new Map(resolutions.map((one) => [pairKey(one.major, one.minor), one.choice]));
  return totals.map((total): ClassMatch => {
    const { major, minor, count } = total;
    const found = byName(minor) ?? byOwnCode(total) ?? byMajor(total);
    const said = codeBeside(total);
    const code = found?.codes[0] ?? null;
    const plain = {
      major,
      minor,
      count,
      code: null,
      legacyCode: found?.legacyCode ?? null,
      by: found?.by ?? null,
      confidence: found?.confidence ?? 0,
      codeSays:
        said?.codes[0] !== undefined && code !== null && said.codes[0] !== code ? said.codes[0] : null,
      suggestions: [],
    };
    const choice = resolved.get(pairKey(major, minor));
    if (choice?.kind === 'standard' && standardClass(choice.code) !== undefined) {
      return {
        ...plain,
        status: 'standard',
        code: choice.code,
        by: 'resolved',
        confidence: 1,
        codeSays: null,
      };
    }
    if (choice?.kind === 'local') return { ...plain, status: 'local', by: 'resolved', confidence: 1 };
    if (choice?.kind === 'ignore') return { ...plain, status: 'ignored', by: 'resolved', confidence: 1 };
    if (code !== null) return { ...plain, status: 'standard', code };
    if (found !== null) return { ...plain, status: 'retired', suggestions: similarClasses(minor) };
    if (minor === '' && major === '') return { ...plain, status: 'missing' };
    return { ...plain, status: 'unmatched', suggestions: similarClasses(minor === '' ? major : minor) };
  });
}

function byName(name: string): Found | null {
  if (name === '') return null;
  const bare = withoutLeadingCode(name);
  const named = classByName(bare);
  if (named !== undefined) return asFound(named, NAME_CONFIDENCE[named.by]);
  // The reading along the bracket is the name itself; the others read less than the file says.
  const [, ...partial] = readings(bare);
  const loose = classByLooseName(bare) ?? partial.map(classByName).find((one) => one !== undefined);
  return loose === undefined ? null : { ...asFound(loose, LOOSE), by: 'loose' };
}

function asFound({ codes, legacyCode, by }: NamedClass, confidence: number): Found {
  return { codes, legacyCode, by, confidence: codes.length > 1 ? confidence * SHARED : confidence };
}

function byOwnCode(total: ClassTotal): Found | null {
  const leading = leadingCode(total.minor);
  // "2024年…" is no code that lost its zero.
  const own =
    leading === null || /^0|^1\d{4}|\d{10}/.test(leading) ? classByCode(leading ?? total.minor) : undefined;
  if (own !== undefined) return { ...own, by: 'code' };
  const beside = codeBeside(total);
  return beside === null ? null : { ...beside, by: 'class_code' };
}

/** What the column class_code says of the pair; null where its codes disagree. */
function codeBeside({ codes = [] }: ClassTotal): CodedClass | null {
  const known = codes.flatMap((text) => classByCode(text) ?? []);
  const first = known[0];
  if (first === undefined) return null;
  return known.every((one) => one.codes[0] === first.codes[0]) ? first : null;
}

function byMajor({ major, minor }: ClassTotal): Found | null {
  if (minor !== '' || major === '') return null;
  const found = byName(major);
  return found && { ...found, by: 'major', confidence: found.confidence * OF_MAJOR };
}

/** Spellings that differ in width, blanks or script alone share one resolution. */
function pairKey(major: string, minor: string): string {
  return `${classKey(major)}\u0000${classKey(minor)}`;
}
