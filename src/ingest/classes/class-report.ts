import type { ClassTotal } from '../../domain/class-standard';
import type { ClassBook, ClassReport } from '../../domain/class-theme';
import { STANDARD_CLASSES, STANDARD_VERSION } from './class-dictionary';
import { matchClasses } from './match-class';
import { FIELD_THEMES, themeClasses } from './theme-classes';

/** Every class of the data against the standard and the themes, by the dictionary and the user's own words. */
export function classReport(totals: readonly ClassTotal[], book: ClassBook): ClassReport {
  const matches = matchClasses(totals, book.resolutions);
  return {
    matches,
    themes: [...FIELD_THEMES, ...book.themes].map((theme) => themeClasses(theme, matches)),
    standard: STANDARD_CLASSES,
    version: STANDARD_VERSION,
  };
}
