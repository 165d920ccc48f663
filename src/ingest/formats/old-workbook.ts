import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { ImportError } from '../../domain/import-report';
import type { TableEntry } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { recordFault } from './biff-records';
import { type CanonicalWriter, createCanonicalWriter } from './canonical-writer';
import { hasEndlessChain } from './compound-file';
import { shapeOfFormat } from './spreadsheet-format';
import { isRounded, numberText, serialText } from './spreadsheet-value';
import type { CellNote, TabulatedFormat } from './tabulated';
import { HARMLESS_BYTES, HIGHEST_RATIO } from './workbook-xml';
import { openZip } from './zip-archive';

/** These formats are read whole by a library: a BIFF file of this size already has all the 65,536 rows it can. */
const MOST_BYTES = 200 << 20;
const CHUNK_BYTES = 1 << 20;

type Library = typeof import('@e965/xlsx');

/** With the tables of code pages: texts before BIFF8 are in that of the writer's machine. */
async function loadLibrary(): Promise<Library> {
  const [library, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ]);
  library.set_cptable(codePages);
  return library;
}

/**
 * Workbooks before Office Open XML and beside it: XLS (BIFF 2 to 8), XLSB, SpreadsheetML 2003. Errors:
 * too_large, zip_bomb, dtd_forbidden, password_protected, unsupported_format (another document in the same container),
 * damaged_file.
 */
export const oldWorkbook: TabulatedFormat = {
  id: 'old-workbook',
  reads: ['xls', 'spreadsheet-xml'],
  async tables(file, signal): Promise<Result<readonly TableEntry[], ImportError>> {
    const read = await parse(file, signal, { bookSheets: true, bookProps: false });
    signal.throwIfAborted();
    if (!read.ok) return read;
    const { SheetNames, Workbook } = read.value;
    const entries = SheetNames.map((name, i) => ({
      name,
      rows: null,
      ...((Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0 ? { hidden: true } : {}),
    }));
    return entries.length === 0 ? failure({ code: 'not_a_table' }) : ok(entries);
  },
  async *read(file, { table, columns = 0 }, signal) {
    const read = await parse(file, signal, { sheets: table });
    signal.throwIfAborted();
    if (!read.ok) return read.error;
    const sheet = read.value.Sheets[table];
    if (sheet === undefined) return { code: 'not_a_table', detail: { table } };
    const from1904 = read.value.Workbook?.WBProps?.date1904 === true;
    const rows = sheet['!data'] ?? [];
    const repeated = repeatedCells(sheet);
    const writer = createCanonicalWriter(columns);
    let notes: CellNote[] = [];
    for (let row = 0; row < rows.length; row++) {
      const filled = writeRow(writer, rows[row] ?? [], row, repeated, from1904, notes);
      if (filled) writer.endRecord(row + 1);
      if (writer.length() < CHUNK_BYTES) continue;
      yield { ...writer.take(row / rows.length), notes };
      notes = [];
      signal.throwIfAborted();
    }
    if (writer.records() > 0) yield { ...writer.take(1), notes };
    return null;
  },
};

function writeRow(
  writer: CanonicalWriter,
  cells: readonly (CellObject | undefined)[],
  row: number,
  repeated: ReadonlyMap<string, CellObject>,
  from1904: boolean,
  notes: CellNote[],
): boolean {
  let filled = false;
  for (let column = 0; column < cells.length; column++) {
    const cell = repeated.get(`${row}:${column}`) ?? cells[column];
    if (cell === undefined) continue;
    const text = cellText(cell, from1904);
    if (cell.t === 'e')
      notes.push({ row: row + 1, column, code: 'cell_error', text: cell.w ?? String(cell.v) });
    if (text === '') continue;
    if (cell.t === 'n' && text.length > 15 && isRounded(text))
      notes.push({ row: row + 1, column, code: 'digits_rounded', text });
    writer.cell(column, text);
    filled = true;
  }
  return filled;
}

function cellText(cell: CellObject, from1904: boolean): string {
  const { t, v } = cell;
  if (v === undefined || v === null || t === 'z' || t === 'e') return '';
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  if (typeof v === 'number') {
    const shape = typeof cell.z === 'string' ? shapeOfFormat(cell.z) : 'number';
    return shape === 'number' ? numberText(v) : serialText(v, shape, from1904);
  }
  return v instanceof Date ? v.toISOString().slice(0, 19).replace('T', ' ') : v;
}

/** The rule of `workbook-merges`: a text in a merge one column wide stands in each of its rows. */
function repeatedCells(sheet: WorkSheet): ReadonlyMap<string, CellObject> {
  const repeated = new Map<string, CellObject>();
  const rows = sheet['!data'] ?? [];
  for (const { s, e } of sheet['!merges'] ?? []) {
    const cell = rows[s.r]?.[s.c];
    if (s.c !== e.c || cell?.t !== 's') continue;
    for (let row = s.r + 1; row <= Math.min(e.r, rows.length - 1); row++) repeated.set(`${row}:${s.c}`, cell);
  }
  return repeated;
}

async function parse(
  file: Blob,
  signal: AbortSignal,
  what: { readonly bookSheets?: boolean; readonly bookProps?: boolean; readonly sheets?: string },
): Promise<Result<WorkBook, ImportError>> {
  if (file.size > MOST_BYTES) return failure({ code: 'too_large', detail: { limit: MOST_BYTES } });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const other = otherDocument(bytes) ?? (await unpackedFault(file, bytes, signal));
  if (other !== null) return failure(other);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && hasEndlessChain(bytes)) {
    return failure({ code: 'damaged_file', detail: { reason: 'sector chain' } });
  }
  const library = await loadLibrary();
  try {
    const workbook = bytes[0] === 0xd0 && bytes[1] === 0xcf ? workbookStream(library, bytes) : bytes;
    if (workbook === null) return failure({ code: 'password_protected' });
    const fault = recordFault(workbook);
    if (fault !== null) return failure({ code: 'damaged_file', detail: { reason: fault } });
    const read = withoutComplaints(() =>
      library.read(workbook, {
        // 'array' copies a bare stream into a list of numbers; the XML format knows nothing else.
        type: workbook === bytes ? 'array' : 'buffer',
        dense: true,
        cellFormula: false,
        cellHTML: false,
        cellText: false,
        cellNF: true,
        cellDates: false,
        codepage: 936,
        ...what,
      }),
    );
    return ok(read);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return failure(
      /password|encrypt/i.test(reason)
        ? { code: 'password_protected' }
        : { code: 'damaged_file', detail: { reason } },
    );
  }
}

/** The library tells the console of every record that it does not know, and such records are no fault of the file. */
function withoutComplaints<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

/**
 * Of a compound file the library gets the workbook alone: in damaged descriptions beside it (title, author) it loops
 * without end. null: a storage says that the document is encrypted.
 */
function workbookStream({ CFB }: Library, bytes: Uint8Array): Uint8Array | null {
  const container: unknown = CFB.read(bytes, { type: 'array' });
  if (CFB.find(container, '/encryption') !== null) return null;
  const entry: { readonly content: ArrayLike<number> } | null =
    CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  // Without one the library says what is wrong.
  return entry === null ? bytes : Uint8Array.from(entry.content);
}

/** The library unpacks and repeats what it is told to: what is in a package is measured before, by unpacking and letting go. */
async function unpackedFault(
  file: Blob,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<ImportError | null> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  const archive = await openZip(file, signal);
  if (!archive.ok) return archive.error;
  const decoder = new TextDecoder('latin1');
  let unpacked = 0;
  for (const member of archive.value.members) {
    const isXml = member.name.endsWith('.xml');
    const pieces = member.read(signal);
    let rest = '';
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        if (next.value !== null) return next.value;
        break;
      }
      unpacked += next.value.length;
      const isBomb = unpacked > HARMLESS_BYTES && unpacked > file.size * HIGHEST_RATIO;
      if (isBomb || unpacked > MOST_BYTES) {
        await pieces.return(null);
        return isBomb
          ? { code: 'zip_bomb', detail: { member: member.name } }
          : { code: 'too_large', detail: { limit: MOST_BYTES } };
      }
      if (!isXml) continue;
      const text = rest + decoder.decode(next.value);
      if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return { code: 'dtd_forbidden' };
      rest = text.slice(-16);
    }
  }
  return null;
}

/** The container of XLS holds other documents too; its directory names them in UTF-16 (MS-CFB 2.6). */
function otherDocument(bytes: Uint8Array): ImportError | null {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return null;
  const holds = (name: string) => includesUtf16(bytes, name);
  if (holds('EncryptedPackage')) return { code: 'password_protected' };
  if (holds('Workbook') || holds('Book')) return null;
  const format = holds('WordDocument') ? 'doc' : holds('PowerPoint Document') ? 'ppt' : 'ole';
  return { code: 'unsupported_format', detail: { format } };
}

function includesUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name, (letter) => [letter.charCodeAt(0), 0]).flat();
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}
