import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { drawBars } from '../../../src/charts/bars-drawing';
import { fileName, tableText } from '../../../src/charts/chart-sheet';
import { breakLines, framed, type Palette, TOKEN_INKS } from '../../../src/charts/drawing';
import { svgText } from '../../../src/charts/svg-text';

const palette = Object.fromEntries(TOKEN_INKS.map((ink) => [ink, '#123456'])) as Palette;

/** Texts of the document, as an HTML parser reads them. */
function textsOf(svg: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    const {
      nodeName,
      childNodes = [],
      value,
    } = node as {
      nodeName: string;
      childNodes?: readonly unknown[];
      value?: string;
    };
    if (nodeName === '#text' && value !== undefined && value.trim() !== '') found.push(value);
    childNodes.forEach(visit);
  };
  visit(parse(svg));
  return found;
}

describe('a chart as SVG', () => {
  it('shows every text as it is, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!/[\p{Cc}\ufffe\uffff]/u.test(text) && text.trim() !== '');
        const svg = svgText(
          { width: 10, height: 10, marks: [{ kind: 'text', x: 1, y: 2, text, fill: 'text-1', size: 12 }] },
          palette,
          'sans',
        );
        expect(textsOf(svg)).toEqual([text]);
      }),
    );
  });

  it('has no character that XML does not know', () => {
    const text = 'a\u0000b\u0007c\ud83d\ude00';
    const svg = svgText(
      { width: 1, height: 1, marks: [{ kind: 'text', x: 0, y: 0, text, fill: '#abcdef', size: 1 }] },
      palette,
      'a"b',
    );
    expect(svg).toContain('a b c😀');
    expect(svg).toContain('fill="#abcdef"');
    expect(svg).toContain('font-family="a&quot;b"');
  });

  it('stands in a frame with its title and what it counts', () => {
    const bars = drawBars(
      [
        { label: '占道经营', count: 10, figures: '10', chosen: true },
        { label: '暴露垃圾', count: 5, figures: '5', chosen: false },
      ],
      (count) => `+${count}`,
    );
    const frame = framed(bars, '类别', ['数据：示范市', '筛选：无']);
    expect(textsOf(svgText(frame, palette, 'sans'))).toEqual(
      expect.arrayContaining(['类别', '占道经营', '暴露垃圾', '数据：示范市', '筛选：无']),
    );
    const rects = frame.marks.filter((mark) => mark.kind === 'rect');
    expect(
      rects[1]!.kind === 'rect' && rects[2]!.kind === 'rect' && rects[1]!.width / rects[2]!.width,
    ).toBeCloseTo(2);
    for (const mark of frame.marks) {
      if (mark.kind === 'rect') expect(mark.y + mark.height).toBeLessThanOrEqual(frame.height);
    }
  });

  it('says how many bars of a long list it leaves out', () => {
    const many = Array.from({ length: 75 }, (_, at) => ({
      label: `${at}`,
      count: at,
      figures: '',
      chosen: true,
    }));
    const texts = drawBars(many, (count) => `另有 ${count}`).marks.map((mark) =>
      mark.kind === 'text' ? mark.text : '',
    );
    expect(texts).toContain('另有 15');
  });

  it('breaks long words and Han text, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('街', '道', 'a', 'b', ' ', '，'), maxLength: 80 }),
        (text) => {
          const lines = breakLines(text, 11, 60);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
    expect(breakLines('街'.repeat(12), 10, 50)).toEqual(['街街街街街', '街街街街街', '街街']);
  });
});

describe('a chart as a table', () => {
  it('has plain numbers, and texts that no spreadsheet evaluates', () => {
    const text = tableText({
      columns: ['名称', '件数'],
      rows: [
        ['=HYPERLINK("x")', 1234567],
        ['甲\t乙\n丙', null],
      ],
    });
    expect(text).toBe('名称\t件数\r\n\'=HYPERLINK("x")\t1234567\r\n甲 乙 丙\t');
  });

  it('has names that every file system takes', () => {
    expect(fileName(['示范市', '潮汐: a/b\\c?'], 'png')).toBe('示范市 潮汐 a b c.png');
    expect(fileName(['...'], 'svg')).toBe('chart.svg');
    fc.assert(
      fc.property(fc.string(), (name) => {
        const made = fileName([name], 'svg');
        expect(made).not.toMatch(/[\p{Cc}\\/:*?"<>|]/u);
        expect([...made].length).toBeLessThanOrEqual(84);
      }),
    );
  });
});
