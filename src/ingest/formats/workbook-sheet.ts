import type { ImportError } from '../../domain/import-report';
import { type CanonicalWriter, createCanonicalWriter } from './canonical-writer';
import { createPlainCell, readPlainCell, smallNumberAt } from './plain-cell';
import type { NumberShape } from './spreadsheet-format';
import { isoCellText, isRounded, serialText, storedNumberText } from './spreadsheet-value';
import type { CellNote, TabulatedChunk } from './tabulated';
import { cellPlace, type GroupMerges, NO_MERGES } from './workbook-merges';
import { type SharedStrings, unescaped } from './workbook-strings';
import { PartRefused, readXml, type XmlAttributes } from './workbook-xml';
import type { ZipMember } from './zip-archive';

export interface SheetReading {
  readonly part: ZipMember;
  readonly strings: SharedStrings;
  readonly shapes: readonly NumberShape[];
  readonly from1904: boolean;
  readonly merges: GroupMerges;
  /** Records with fewer cells are filled up to this number. */
  readonly columns: number;
}

const CHUNK_BYTES = 1 << 20;
/** The first chunk is what a proposal looks at: small, so that it comes at once. */
const FIRST_CHUNK_BYTES = 96 << 10;
/** XFD1048576 is the last cell there is. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

/**
 * Rows of a sheet as canonical records, in the order of the part; rows without a value are none. Memory is bounded by
 * the shared texts and one piece of the part. Errors: those of reading XML, damaged_file for places that no sheet has.
 */
export async function* readSheet(
  sheet: SheetReading,
  signal: AbortSignal,
): AsyncGenerator<TabulatedChunk, ImportError | null> {
  const rows = createRowCollector(sheet);
  const writer = createCanonicalWriter(sheet.columns);
  const size = Math.max(1, sheet.part.statedBytes);
  const reading = readXml(sheet.part, rows.events, signal);
  let enough = FIRST_CHUNK_BYTES;
  try {
    for (;;) {
      const next = await reading.next();
      if (next.done && next.value !== null) return next.value;
      const failed = await sheet.strings.ensure(rows.lastString(), signal);
      if (failed !== null) return failed;
      rows.writeTo(writer);
      if (next.done) break;
      if (writer.length() < enough) continue;
      enough = CHUNK_BYTES;
      yield withNotes(writer.take(Math.min(1, next.value / size)), rows.takeNotes());
    }
    if (writer.records() > 0) yield withNotes(writer.take(1), rows.takeNotes());
    return null;
  } finally {
    await reading.return(null);
  }
}

function withNotes(chunk: TabulatedChunk, notes: readonly CellNote[]): TabulatedChunk {
  return notes.length === 0 ? chunk : { ...chunk, notes };
}

/** Cells of the rows that one piece of the part completes; written once their shared texts are there. */
function createRowCollector({ strings, shapes, from1904, merges }: SheetReading) {
  const numbers: number[] = [];
  const firstCell: number[] = [];
  const columns: number[] = [];
  /** A text, or the number of a shared one. */
  const cells: (string | number)[] = [];
  let notes: CellNote[] = [];
  let lastString = -1;
  let row = 0;
  let column = -1;
  let begun = 0;
  let rising = true;
  let filled = false;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  let inPhonetic = false;
  let inCell = false;
  const plain = createPlainCell();
  const fills = merges === NO_MERGES ? null : merges.createFill();

  function beginRow({ r }: XmlAttributes): void {
    row = r === undefined ? row + 1 : Number(r);
    if (!(row >= 1 && row <= LAST_ROW)) throw misplaced(r);
    column = -1;
    begun = columns.length;
    rising = true;
    filled = false;
  }

  function beginCell({ r, t = 'n', s }: XmlAttributes): void {
    const at = r === undefined ? column + 1 : cellPlace(r).column;
    if (!(at >= 0 && at <= LAST_COLUMN)) throw misplaced(r);
    moveTo(at);
    type = t;
    style = s === undefined ? 0 : Number(s);
    value = '';
  }

  function moveTo(at: number): void {
    if (at <= column) rising = false;
    column = at;
  }

  /** The usual cell in one step; the same as its tags would give. */
  function wholeCell(text: string, at: number): number {
    if (inValue || inCell || !readPlainCell(text, at, plain)) return at;
    const index = plain.type === 's' ? smallNumberAt(text, plain.from, plain.to) : -1;
    if (plain.type === 's' && index < 0 && plain.to > plain.from) return at;
    moveTo(plain.column);
    if (plain.to === plain.from) return plain.end;
    if (index >= 0) {
      if (index > lastString) lastString = index;
      add(index);
      return plain.end;
    }
    type = plain.type;
    style = plain.style;
    value = text.slice(plain.from, plain.to);
    endCell();
    return plain.end;
  }

  function endCell(): void {
    if (value === '') return;
    const cell = content();
    if (cell !== '') add(cell);
  }

  function add(cell: string | number): void {
    columns.push(column);
    cells.push(cell);
    filled = true;
  }

  function content(): string | number {
    switch (type) {
      case 's': {
        const index = Number(value);
        if (!Number.isInteger(index) || index < 0) return '';
        if (index > lastString) lastString = index;
        return index;
      }
      case 'str':
      case 'inlineStr':
        return unescaped(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        notes.push({ row, column, code: 'cell_error', text: value });
        return '';
      case 'd':
        return isoCellText(value);
      default:
        return numeric(shapes[style] ?? 'number');
    }
  }

  function numeric(shape: NumberShape): string {
    if (shape !== 'number') {
      const serial = Number(value);
      return Number.isNaN(serial) ? value : serialText(serial, shape, from1904);
    }
    if (value.length > 15 && isRounded(value))
      notes.push({ row, column, code: 'digits_rounded', text: storedNumberText(value) });
    return storedNumberText(value);
  }

  function endRow(): void {
    if (!filled) {
      columns.length = begun;
      cells.length = begun;
      return;
    }
    if (!rising) sortCells(begun);
    numbers.push(row);
    firstCell.push(begun);
  }

  /** Writers other than Excel may list cells in any order; of two at one place the later one counts. */
  function sortCells(from: number): void {
    const byColumn = new Map<number, string | number>();
    for (let i = from; i < columns.length; i++) byColumn.set(columns[i]!, cells[i]!);
    columns.length = from;
    cells.length = from;
    for (const [at, cell] of [...byColumn].sort(([a], [b]) => a - b)) {
      columns.push(at);
      cells.push(cell);
    }
  }

  function writeCell(writer: CanonicalWriter, at: number, cell: string | number): void {
    if (typeof cell === 'string') writer.cell(at, cell);
    else if (cell < strings.count()) {
      const offsets = strings.offsets();
      writer.cellBytes(at, strings.bytes(), offsets[cell]!, offsets[cell + 1]!);
    }
  }

  return {
    events: {
      open(name: string, attributes: XmlAttributes): void {
        if (name === 'c') {
          inCell = true;
          beginCell(attributes);
        } else if (name === 'row') beginRow(attributes);
        else if (name === 'v' || name === 't') inValue = true;
        else if (name === 'rPh') inPhonetic = true;
      },
      close(name: string): void {
        if (name === 'v' || name === 't') inValue = false;
        else if (name === 'c') {
          inCell = false;
          endCell();
        } else if (name === 'row') endRow();
        else if (name === 'rPh') inPhonetic = false;
      },
      text(text: string): void {
        if (inValue && !inPhonetic) value += text;
      },
      element: wholeCell,
    },
    lastString: () => lastString,
    takeNotes(): readonly CellNote[] {
      const taken = notes;
      notes = [];
      return taken;
    },
    /** Only rows that are complete; the one that a piece cuts stays. */
    writeTo(writer: CanonicalWriter): void {
      const complete = numbers.length;
      const open = complete > 0 && firstCell[complete - 1] === begun ? columns.length : begun;
      for (let i = 0; i < complete; i++) {
        const from = firstCell[i]!;
        const to = firstCell[i + 1] ?? open;
        const number = numbers[i]!;
        if (fills !== null) fills.apply(number, columns, cells, from, to, writer, writeCell);
        else for (let k = from; k < to; k++) writeCell(writer, columns[k]!, cells[k]!);
        writer.endRecord(number);
      }
      columns.splice(0, open);
      cells.splice(0, open);
      begun = Math.max(0, begun - open);
      numbers.length = 0;
      firstCell.length = 0;
    },
  };
}

function misplaced(place: string | undefined): PartRefused {
  return new PartRefused({ code: 'damaged_file', detail: { place: place ?? '' } });
}
