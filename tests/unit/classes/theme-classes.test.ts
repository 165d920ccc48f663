import { describe, expect, it } from 'vitest';
import legacy from '../../../data/classes/cjt-214-2007.json';
import current from '../../../data/classes/gbt-47678-5-2026.json';
import themes from '../../../data/classes/themes.json';
import { EMPTY_CLASS_BOOK, mergedBook, withResolution, withTheme } from '../../../src/domain/class-theme';
import { classReport } from '../../../src/ingest/classes/class-report';

const totals = [
  { major: '市容环境', minor: '违法建设', count: 7 },
  { major: '市容环境', minor: '无证建设', count: 2 },
  { major: '街面秩序', minor: '流动摊贩', count: 30 },
  { major: '街面秩序', minor: '店外经营', count: 40 },
  { major: '三种经营', minor: '早点摊', count: 5 },
  { major: '生活垃圾分类', minor: '', count: 3 },
  { major: '市容环境', minor: '垃圾未分类', count: 0 },
  { major: '市容环境', minor: '道路不洁', count: 9 },
];

describe('the themes of the field', () => {
  const codes = new Set(current.classes.map(({ code }) => code));
  const legacyCodes = new Set(legacy.classes.map(({ code }) => code));

  it('point into the lists', () => {
    for (const theme of themes.themes) {
      for (const code of theme.codes) expect(codes).toContain(code);
      for (const code of theme.legacy) expect(legacyCodes).toContain(code);
    }
  });

  it('take the classes of the data by standard, alias, and by their own majors and minors', () => {
    const report = classReport(totals, EMPTY_CLASS_BOOK);
    expect(report.themes.map(({ theme, count }) => [theme.id, count])).toEqual([
      ['illegal-building', 9],
      ['street-trading', 75],
      ['waste-sorting', 3],
    ]);
    expect(report.themes[1]!.pairs).toEqual([
      ['街面秩序', '流动摊贩'],
      ['街面秩序', '店外经营'],
      ['三种经营', '早点摊'],
    ]);
  });

  it('name the classes that do not occur; one with no case does not', () => {
    const report = classReport(totals, EMPTY_CLASS_BOOK);
    expect(report.themes[0]!.absent).toEqual(['06002']);
    expect(report.themes[2]!.absent).toContain('06041');
  });

  it('follow what the user decided', () => {
    const book = withResolution(EMPTY_CLASS_BOOK, {
      major: '市容环境',
      minor: '道路不洁',
      choice: { kind: 'standard', code: '06010' },
    });
    expect(classReport(totals, book).themes[2]!.count).toBe(12);
  });
});

describe('a theme of the user', () => {
  const own = { id: 'u1', name: '保洁', hue: null, codes: ['06012', '06010'], legacy: [], names: ['早点摊'] };

  it('stands behind those of the field', () => {
    const [theme] = classReport(totals, withTheme(EMPTY_CLASS_BOOK, own)).themes.slice(3);
    expect(theme).toMatchObject({ count: 14, absent: ['06010'] });
  });

  it('is replaced by its id, and a file brings its own into the book', () => {
    const book = withTheme(withTheme(EMPTY_CLASS_BOOK, own), { ...own, name: '清扫' });
    expect(book.themes.map(({ name }) => name)).toEqual(['清扫']);
    const merged = mergedBook(book, { resolutions: [], themes: [{ ...own, id: 'u2' }] });
    expect(merged.themes.map(({ id }) => id)).toEqual(['u1', 'u2']);
  });
});
