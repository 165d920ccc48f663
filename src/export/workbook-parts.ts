import type { CoverLine } from './export-format';
import { sheetText } from './workbook-text';

/** Office Open XML, ECMA-376 part 1. */
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Places in `cellXfs` of the styles part. */
export const STYLE = { plain: 0, time: 1, text: 2, header: 3, label: 4, wrapped: 5 } as const;

export function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${CONTENT}.${type}+xml"/>`;
  const sheetTypes = Array.from({ length: sheets }, (_, at) =>
    part(`worksheets/sheet${at + 1}`, 'worksheet'),
  );
  return `${PROLOG}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${sheetTypes.join('')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`;
}

export const PACKAGE_RELATIONS = `${PROLOG}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelations(sheets: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}.xml"/>`;
  const sheetRelations = Array.from({ length: sheets }, (_, at) =>
    relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}`),
  );
  return `${PROLOG}<Relationships xmlns="${RELATIONS}">${sheetRelations.join('')}${relation(sheets + 1, 'styles', 'styles')}${relation(sheets + 2, 'sharedStrings', 'sharedStrings')}</Relationships>`;
}

export function workbookPart(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${sheetText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return `${PROLOG}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`;
}

export const STYLES_PART = `${PROLOG}<styleSheet xmlns="${SPREADSHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What stands before the rows: the header stays in sight. Widths in characters. */
export function sheetHead(widths: readonly number[], frozenRows: number): string {
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`;
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${PROLOG}<worksheet xmlns="${SPREADSHEET}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`;
}

export function sheetTail(columns: number, rows: number): string {
  const filter = columns > 0 ? `<autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>` : '';
  return `</sheetData>${filter}</worksheet>`;
}

/** A, B … Z, AA … of a 0-based column. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name;
  }
  return name;
}

export function inlineCell(reference: string, style: number, escaped: string): string {
  const space = /^\s|\s$|\n/.test(escaped) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t${space}>${escaped}</t></is></c>`;
}

/** Where the file comes from, one line a row. */
export function coverSheet(lines: readonly CoverLine[], rows: number): string {
  const written = lines.map(({ label, value }, at) => {
    const row = at + 1;
    const told =
      value === null
        ? `<c r="B${row}" s="${STYLE.wrapped}"><v>${rows}</v></c>`
        : inlineCell(`B${row}`, STYLE.wrapped, sheetText(value));
    return `<row r="${row}">${inlineCell(`A${row}`, STYLE.label, sheetText(label))}${told}</row>`;
  });
  return `${sheetHead([18, 80], 0)}${written.join('')}</sheetData></worksheet>`;
}

export function sharedStringsHead(): string {
  return `${PROLOG}<sst xmlns="${SPREADSHEET}">`;
}

const LONGEST_SHEET_NAME = 31;

/** Names that Excel takes: at most 31 signs, without []:*?/\ and apostrophes at the ends, all different. */
export function sheetNames(title: string, count: number, cover: string | null): string[] {
  const clean = (name: string) =>
    name
      .replace(/[[\]:*?/\\\p{Cc}]/gu, '_')
      .replace(/^'+|'+$/g, '')
      .trim();
  const base = clean(title) || 'Sheet';
  const names = Array.from({ length: count }, (_, at) => {
    const ending = count === 1 ? '' : ` (${at + 1})`;
    return (
      Array.from(base).reduce(
        (name, sign) => (name.length + sign.length + ending.length > LONGEST_SHEET_NAME ? name : name + sign),
        '',
      ) + ending
    );
  });
  if (cover === null) return names;
  const last = clean(cover);
  return [...names, names.some((name) => name.toLowerCase() === last.toLowerCase()) ? `${last}_` : last];
}
