/** One class of the standard list in force (GB/T 47678.5-2026): two digits of major, three of minor. */
export interface StandardClass {
  readonly code: string;
  readonly name: string;
  readonly major: string;
  readonly kind: 'component' | 'matter';
}

/** A class as the file names it, with its cases in the whole data; '' is missing. */
export interface ClassTotal {
  readonly major: string;
  readonly minor: string;
  readonly count: number;
  /** Distinct texts of the column class_code beside it, where the data has one. */
  readonly codes?: readonly string[];
}

/** What the user decided for a name that the dictionary does not know. */
export type ClassChoice =
  | { readonly kind: 'standard'; readonly code: string }
  /** A class of this place's own list. */
  | { readonly kind: 'local' }
  | { readonly kind: 'ignore' };

/** Holds for every later file that names this pair. */
export interface ClassResolution {
  readonly major: string;
  readonly minor: string;
  readonly choice: ClassChoice;
}

/** Why a class of the file is taken for one of the standard; best evidence first. Translation key `class-by.<code>`. */
export const MATCH_REASONS = [
  'resolved',
  'name',
  'component',
  'alias',
  'legacy',
  'loose',
  'code',
  'class_code',
  'major',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** `retired`: known to the list before the standard, with no successor in it. Translation key `class-status.<code>`. */
export const MATCH_STATUSES = ['standard', 'retired', 'local', 'ignored', 'unmatched', 'missing'] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

export interface ClassMatch {
  readonly major: string;
  readonly minor: string;
  readonly count: number;
  readonly status: MatchStatus;
  /** Of the standard; null unless `status` is `standard`. */
  readonly code: string | null;
  /** Of the list before it, where the name or the code is in that list. */
  readonly legacyCode: string | null;
  readonly by: MatchReason | null;
  /** 0..1 */
  readonly confidence: number;
  /** What the file's own code says, where that is another class than the name says. */
  readonly codeSays: string | null;
  /** Codes of the standard, likeliest first, for names that were not matched. */
  readonly suggestions: readonly string[];
}
