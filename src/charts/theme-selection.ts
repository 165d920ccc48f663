import type { ClassMatch } from '../domain/class-standard';
import type { ClassTheme, ThemeClasses } from '../domain/class-theme';
import type { ClassClause } from '../domain/filter';
import { isMinorIn, onlyPairs } from './class-selection';
import type { ClassCount } from './class-tree-rows';

/** The class clause of a theme over the classes of the data; null where the theme has none of them, or all. */
export function themeClause(
  { pairs }: Pick<ThemeClasses, 'pairs'>,
  rows: readonly ClassCount[],
): ClassClause | null {
  const inside = new Set(pairs.map(([major, minor]) => JSON.stringify([major, minor])));
  if (inside.size === 0) return null;
  return onlyPairs(rows, ({ major, minor }) => inside.has(JSON.stringify([major, minor])));
}

/** Cases of the theme among the rows, which are filtered by every clause but the class clause. */
export function themeCount({ pairs }: Pick<ThemeClasses, 'pairs'>, rows: readonly ClassCount[]): number {
  const inside = new Set(pairs.map(([major, minor]) => JSON.stringify([major, minor])));
  return rows.reduce(
    (sum, { major, minor, count }) => (inside.has(JSON.stringify([major, minor])) ? sum + count : sum),
    0,
  );
}

/** Whether the selection is this theme's classes and no others. */
export function isThemeSelected(clause: ClassClause | null, theme: ClassClause | null): boolean {
  if (clause === null || theme === null) return false;
  const key = ({ majors, minors }: ClassClause) =>
    JSON.stringify([[...majors].sort(), minors.map((pair) => JSON.stringify(pair)).sort()]);
  return key(clause) === key(theme);
}

/** A selection as a theme: by classes of the standard where they are known, so that it holds in other files too. */
export function themeOfSelection(
  id: string,
  name: string,
  clause: ClassClause,
  matches: readonly ClassMatch[],
): ClassTheme {
  const chosen = matches.filter(({ major, minor }) => isMinorIn(clause, major, minor));
  const codes = new Set(chosen.flatMap(({ code }) => (code === null ? [] : [code])));
  const names = new Set(
    chosen.flatMap(({ code, major, minor }) =>
      code !== null || (major === '' && minor === '') ? [] : [minor === '' ? major : minor],
    ),
  );
  return { id, name, hue: null, codes: [...codes].sort(), legacy: [], names: [...names] };
}
