import themeList from '../../../data/classes/themes.json';
import type { ClassMatch } from '../../domain/class-standard';
import type { ClassTheme, ThemeClasses } from '../../domain/class-theme';
import { classKey } from './class-name';

/** 违法建设, 占道经营 and 垃圾分类 (domain facts §3.3). */
export const FIELD_THEMES: readonly ClassTheme[] = themeList.themes.map((theme) => ({ ...theme, name: '' }));

/** The classes of the data that belong to a theme, by their class of the standard or by their own names. */
export function themeClasses(theme: ClassTheme, matches: readonly ClassMatch[]): ThemeClasses {
  const codes = new Set(theme.codes);
  const legacy = new Set(theme.legacy);
  const names = new Set(theme.names.map(classKey));
  const inside = matches.filter(
    ({ major, minor, code, legacyCode, status }) =>
      (code !== null && codes.has(code)) ||
      (legacyCode !== null && legacy.has(legacyCode)) ||
      (status !== 'ignored' &&
        ((minor !== '' && names.has(classKey(minor))) || (major !== '' && names.has(classKey(major))))),
  );
  const present = new Set(inside.filter(({ count }) => count > 0).map(({ code }) => code));
  return {
    theme,
    pairs: inside.map(({ major, minor }) => [major, minor] as const),
    count: inside.reduce((sum, { count }) => sum + count, 0),
    absent: theme.codes.filter((code) => !present.has(code)),
  };
}
