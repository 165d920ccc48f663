import { describe, expect, it } from 'vitest';
import {
  isThemeSelected,
  themeClause,
  themeCount,
  themeOfSelection,
} from '../../../src/charts/theme-selection';
import { EMPTY_CLASS_BOOK, withTheme } from '../../../src/domain/class-theme';
import { classReport } from '../../../src/ingest/classes/class-report';

const rows = [
  { major: '街面', minor: '流动摊贩', count: 3 },
  { major: '街面', minor: '店外经营', count: 4 },
  { major: '街面', minor: '机动车乱停放', count: 5 },
  { major: '其他', minor: '早点', count: 6 },
];
const report = classReport(rows, EMPTY_CLASS_BOOK);
const trading = report.themes.find(({ theme }) => theme.id === 'street-trading')!;

describe('a theme as a filter', () => {
  it('is the class clause of its classes, in normal form', () => {
    expect(themeClause(trading, rows)).toEqual({
      kind: 'class',
      majors: [],
      minors: [
        ['街面', '流动摊贩'],
        ['街面', '店外经营'],
      ],
    });
    expect(themeCount(trading, rows)).toBe(7);
  });

  it('is no filter where the data has none of its classes', () => {
    expect(themeClause({ pairs: [] }, rows)).toBeNull();
    expect(themeCount({ pairs: [] }, rows)).toBe(0);
  });

  it('is known again whatever the order of its classes', () => {
    const clause = themeClause(trading, rows)!;
    expect(isThemeSelected({ ...clause, minors: [...clause.minors].reverse() }, clause)).toBe(true);
    expect(isThemeSelected({ ...clause, minors: clause.minors.slice(1) }, clause)).toBe(false);
    expect(isThemeSelected(null, null)).toBe(false);
  });

  it('can be made of a selection, and then selects the same', () => {
    const clause = { kind: 'class' as const, majors: ['其他'], minors: [['街面', '流动摊贩'] as const] };
    const theme = themeOfSelection('u1', '早市', clause, report.matches);
    expect(theme).toMatchObject({ codes: ['09001'], names: ['早点'] });
    const again = classReport(rows, withTheme(EMPTY_CLASS_BOOK, theme)).themes.find(
      (one) => one.theme.id === 'u1',
    )!;
    expect(isThemeSelected(clause, themeClause(again, rows))).toBe(true);
  });
});
