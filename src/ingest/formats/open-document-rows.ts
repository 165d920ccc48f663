import type { CanonicalWriter } from './canonical-writer';
import { cellValue } from './open-document-cell';
import { createCellText } from './open-document-text';
import { isRounded } from './spreadsheet-value';
import type { CellNote } from './tabulated';
import { PartRefused, type XmlAttributes, type XmlEvents } from './workbook-xml';

/** The largest sheet of the programs that write the format. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;
/** Characters and cells that exist only because a row or a cell is said to be repeated. No table of a bureau needs as many. */
const MOST_REPEATED = 64 << 20;

interface Cell {
  readonly column: number;
  readonly text: string;
}

interface Merge extends Cell {
  readonly lastRow: number;
}

/**
 * Rows of one table of an OpenDocument spreadsheet (ODF 1.3 part 3, 9.1), from the events of its XML. Rows without a
 * value are none but count. A text in a merge one column wide stands in each of its rows, as in `workbook-merges`.
 */
export function createOpenDocumentRows(wanted: number, writer: CanonicalWriter) {
  const text = createCellText();
  /** Tables inside of tables, in cells and pictures, are not read. */
  let tables = 0;
  let index = -1;
  let ended = false;
  /** Depth below the cell's own; -1 outside of cells. */
  let inCell = -1;
  let attributes: XmlAttributes = {};
  let row = 0;
  let rowTimes = 1;
  let column = 0;
  let cells: Cell[] = [];
  let notes: CellNote[] = [];
  let repeated = 0;
  let merges: Merge[] = [];

  const isRead = () => tables === 1 && index === wanted && !ended;

  function beginRow(times: string | undefined): void {
    row++;
    rowTimes = count(times);
    column = 0;
    cells = [];
  }

  function endCell(): void {
    const times = count(attributes['table:number-columns-repeated']);
    const value = cellValue(attributes, text.value());
    const at = column;
    column += times;
    if (value.kind === 'fault') {
      notes.push({ row, column: at, code: 'cell_error', text: value.text });
      return;
    }
    if (value.text === '') return;
    if (at + times - 1 > LAST_COLUMN) throw misplaced();
    spend((times - 1) * (value.text.length + 1));
    for (let i = 0; i < times; i++) cells.push({ column: at + i, text: value.text });
    if (value.kind === 'number' && isRounded(value.text))
      notes.push({ row, column: at, code: 'digits_rounded', text: value.text });
    const high = count(attributes['table:number-rows-spanned']);
    if (high > 1 && count(attributes['table:number-columns-spanned']) === 1 && value.kind === 'text')
      merges.push({ column: at, text: value.text, lastRow: row + high - 1 });
  }

  function endRow(): void {
    const last = row + rowTimes - 1;
    if (cells.length > 0) {
      if (last > LAST_ROW) throw misplaced();
      const size = cells.reduce((sum, cell) => sum + cell.text.length + 1, 0);
      spend((rowTimes - 1) * size);
      for (let number = row; number <= last; number++) writeRow(number);
    }
    row = last;
  }

  function writeRow(number: number): void {
    merges = merges.length === 0 ? merges : merges.filter(({ lastRow }) => lastRow >= number);
    for (const cell of merges.length === 0 ? cells : filled()) writer.cell(cell.column, cell.text);
    writer.endRecord(number);
  }

  function filled(): readonly Cell[] {
    const byColumn = new Map<number, Cell>();
    for (const merge of merges) byColumn.set(merge.column, merge);
    for (const cell of cells) byColumn.set(cell.column, cell);
    return [...byColumn.values()].sort((a, b) => a.column - b.column);
  }

  function spend(size: number): void {
    repeated += size;
    if (repeated > MOST_REPEATED) throw new PartRefused({ code: 'zip_bomb', detail: { row } });
  }

  function misplaced(): PartRefused {
    return new PartRefused({ code: 'damaged_file', detail: { row, column } });
  }

  const events: XmlEvents = {
    open(name, given) {
      if (inCell >= 0) {
        inCell++;
        text.open(name, given['text:c']);
      } else if (name === 'table') {
        if (++tables === 1) index++;
      } else if (!isRead()) return;
      else if (name === 'table-row') beginRow(given['table:number-rows-repeated']);
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        inCell = 0;
        attributes = given;
        text.clear();
      }
    },
    close(name) {
      if (inCell > 0) {
        inCell--;
        text.close(name);
      } else if (inCell === 0) {
        inCell = -1;
        endCell();
      } else if (name === 'table' && tables > 0) {
        if (isRead()) ended = true;
        tables--;
      } else if (name === 'table-row' && isRead()) endRow();
    },
    text(piece) {
      if (inCell > 0) text.text(piece);
    },
  };

  return {
    events,
    /** The table has been read to its end. */
    ended: () => ended,
    takeNotes(): readonly CellNote[] {
      const taken = notes;
      notes = [];
      return taken;
    },
  };
}

function count(stated: string | undefined): number {
  const number = Number(stated ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}
