import type { ClassMatch, ClassResolution, StandardClass } from './class-standard';

/** A set of classes that people ask for by one name. */
export interface ClassTheme {
  readonly id: string;
  /** '' for the themes of the field, whose name is the translation `theme.<id>`. */
  readonly name: string;
  /** Degrees on the colour circle; null without a colour of its own. */
  readonly hue: number | null;
  /** Codes of the standard. */
  readonly codes: readonly string[];
  /** Codes of the list before the standard. */
  readonly legacy: readonly string[];
  /** Majors or minors of local lists. */
  readonly names: readonly string[];
}

/** What a user taught this machine about classes; kept for all later files, and a file of its own. */
export interface ClassBook {
  readonly resolutions: readonly ClassResolution[];
  readonly themes: readonly ClassTheme[];
}

export const EMPTY_CLASS_BOOK: ClassBook = { resolutions: [], themes: [] };

/** A theme over the classes of the data. */
export interface ThemeClasses {
  readonly theme: ClassTheme;
  readonly pairs: readonly (readonly [major: string, minor: string])[];
  /** Cases in the whole data. */
  readonly count: number;
  /** Codes of the theme under which the data has no case. */
  readonly absent: readonly string[];
}

export interface ClassReport {
  readonly matches: readonly ClassMatch[];
  /** Themes of the field first, then the user's. */
  readonly themes: readonly ThemeClasses[];
  readonly standard: readonly StandardClass[];
  /** What the standard list is called. */
  readonly version: string;
}

export function withResolution(book: ClassBook, resolution: ClassResolution): ClassBook {
  const others = withoutResolution(book, resolution.major, resolution.minor);
  return { ...others, resolutions: [...others.resolutions, resolution] };
}

export function withoutResolution(book: ClassBook, major: string, minor: string): ClassBook {
  return {
    ...book,
    resolutions: book.resolutions.filter((one) => one.major !== major || one.minor !== minor),
  };
}

/** Replaces the theme of that id, or adds it. */
export function withTheme(book: ClassBook, theme: ClassTheme): ClassBook {
  const known = book.themes.some(({ id }) => id === theme.id);
  const themes = known
    ? book.themes.map((one) => (one.id === theme.id ? theme : one))
    : [...book.themes, theme];
  return { ...book, themes };
}

export function withoutTheme(book: ClassBook, id: string): ClassBook {
  return { ...book, themes: book.themes.filter((theme) => theme.id !== id) };
}

/** A file's book into the machine's own: of two words on the same thing the file's is the newer one. */
export function mergedBook(own: ClassBook, other: ClassBook): ClassBook {
  const resolved = other.resolutions.reduce(withResolution, own);
  return other.themes.reduce(withTheme, resolved);
}
