import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { numberText } from './spreadsheet-value';

/** What is found in a page; a cell's text is what a reader of the page sees. */
export interface HtmlTableEvents {
  /** Tables are numbered from 0 as they begin, nested ones among them. */
  row(table: number, number: number, cells: readonly HtmlCell[]): void;
  caption(table: number, text: string): void;
}

export interface HtmlCell {
  /** 0-based. */
  readonly column: number;
  readonly text: string;
}

interface OpenTable {
  readonly index: number;
  rows: number;
  cells: HtmlCell[] | null;
  column: number;
  /** Cells of rows above that reach down, by column. */
  readonly spans: Map<number, { rowsLeft: number; readonly text: string }>;
  text: string[] | null;
  cell: { readonly columns: number; readonly rows: number; readonly number: string | undefined } | null;
  inCaption: boolean;
}

/** HTML's own limits (4.9.11). */
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;
const DEEPEST = 100;

const BLOCKS = new Set(['br', 'p', 'div', 'li']);
const RAW = new Set(['style', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * Finds the rows of the tables of a page that comes in pieces; no tree is built. A cell that spans columns has its text
 * in the first of them; one that spans rows has it in each, unless it is a number, whose repetition would be counted
 * again (the rule of `workbook-merges`). `write` gives false for tables nested deeper than any page is.
 */
export function createHtmlTableScanner(events: HtmlTableEvents) {
  const open: OpenTable[] = [];
  let tables = 0;
  let tooDeep = false;

  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag: startTag,
      onEndTag: endTag,
      onCharacter: ({ chars }) => addText(chars),
      onWhitespaceCharacter: ({ chars }) => addText(chars),
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {
        while (open.length > 0) endTable();
      },
    },
  );

  function startTag({ tagName, attrs }: Token.TagToken): void {
    if (tagName === 'script') tokenizer.state = TokenizerMode.SCRIPT_DATA;
    else if (RAW.has(tagName)) tokenizer.state = TokenizerMode.RAWTEXT;
    else if (tagName === 'textarea' || tagName === 'title') tokenizer.state = TokenizerMode.RCDATA;
    const table = open.at(-1);
    if (tagName === 'table') beginTable();
    else if (table === undefined) return;
    else if (tagName === 'tr') beginRow(table);
    else if (tagName === 'td' || tagName === 'th') beginCell(table, attrs);
    else if (tagName === 'caption') {
      table.inCaption = true;
      table.text = [];
    } else if (BLOCKS.has(tagName)) addText('\n');
  }

  function endTag({ tagName }: Token.TagToken): void {
    const table = open.at(-1);
    if (table === undefined) return;
    if (tagName === 'table') endTable();
    else if (tagName === 'tr') endRow(table);
    else if (tagName === 'td' || tagName === 'th') endCell(table);
    else if (tagName === 'caption') endCaption(table);
  }

  function addText(text: string): void {
    const table = open.at(-1);
    if (table?.text) table.text.push(text === '\n' ? text : text.replace(/[\s\u00a0]+/g, ' '));
  }

  function beginTable(): void {
    if (open.length >= DEEPEST) {
      tooDeep = true;
      return;
    }
    open.push({
      index: tables++,
      rows: 0,
      cells: null,
      column: 0,
      spans: new Map(),
      text: null,
      cell: null,
      inCaption: false,
    });
  }

  function endTable(): void {
    const table = open.at(-1)!;
    endRow(table);
    open.pop();
  }

  function beginRow(table: OpenTable): void {
    endRow(table);
    table.rows++;
    table.cells = [];
    table.column = 0;
  }

  function beginCell(table: OpenTable, attrs: readonly Token.Attribute[]): void {
    endCaption(table);
    if (table.cells === null) beginRow(table);
    endCell(table);
    passSpans(table);
    const value = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value;
    table.text = [];
    table.cell = {
      columns: spanOf(value('colspan'), MOST_COLUMNS),
      rows: spanOf(value('rowspan'), MOST_ROWS),
      number: value('x:num'),
    };
  }

  /** Columns that a cell from above takes are not free for the cells of this row. */
  function passSpans(table: OpenTable): void {
    for (;;) {
      const span = table.spans.get(table.column);
      if (span === undefined) return;
      if (span.text !== '') table.cells!.push({ column: table.column, text: span.text });
      if (--span.rowsLeft === 0) table.spans.delete(table.column);
      table.column++;
    }
  }

  function endCell(table: OpenTable): void {
    const { cell, text: pieces } = table;
    if (cell === null || table.inCaption) return;
    const text = cellText((pieces ?? []).join(''), cell.number);
    if (text !== '') table.cells!.push({ column: table.column, text });
    if (cell.rows > 1) {
      const repeated = cell.columns === 1 && !/^-?[\d.,]+%?$/.test(text) ? text : '';
      for (let i = 0; i < cell.columns; i++)
        table.spans.set(table.column + i, { rowsLeft: cell.rows - 1, text: i === 0 ? repeated : '' });
    }
    table.column += cell.columns;
    table.cell = null;
    table.text = null;
  }

  function endRow(table: OpenTable): void {
    if (table.cells === null) return;
    endCell(table);
    const last = Math.max(-1, ...table.spans.keys());
    while (table.column <= last) {
      passSpans(table);
      table.column++;
    }
    events.row(table.index, table.rows, table.cells);
    table.cells = null;
  }

  function endCaption(table: OpenTable): void {
    if (!table.inCaption) return;
    events.caption(table.index, cellText((table.text ?? []).join(''), undefined));
    table.inCaption = false;
    table.text = null;
  }

  return {
    write(text: string, last: boolean): boolean {
      tokenizer.write(text, last);
      return !tooDeep;
    },
  };
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

/** Excel writes the exact number beside a text that shows it rounded. */
function cellText(text: string, exact: string | undefined): string {
  const shown = text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  return exact !== undefined && exact !== '' && /^-?\d(?:\.\d+)?e\+\d+$/i.test(shown)
    ? numberText(Number(exact))
    : shown;
}
