import type { Batch, Column } from '../domain/batch';
import { type ExtraField, extraHeader } from '../domain/extra-field';
import { FIELDS, type FieldId, fieldKind } from '../domain/field';
import type { ImportReport } from '../domain/import-report';
import { type CaseRecipe, scannedEncoding } from '../domain/recipe';
import { type CaseIdentity, createCaseIdentity } from './case-identity';
import type { ColumnBuilder, OddListener } from './columns/column-builder';
import { createDictionaryColumn } from './columns/dictionary-column';
import { createExtraColumn } from './columns/extra-column';
import { plannedExtras } from './columns/extra-plan';
import { createNumberColumn, type NumberRule } from './columns/number-column';
import { createTextColumn } from './columns/text-column';
import { createTimeColumn, type TimeColumn } from './columns/time-column';
import { trimmedEnd, trimmedStart } from './columns/trim';
import type { CellNote } from './formats/tabulated';
import { grownUint32 } from './grown';
import { createImportLog, type ImportLog } from './import-log';
import { hasOwnHeaders } from './own-export';
import type { RecordBlock } from './record-block';
import { createRecordScanner } from './record-scanner';
import { createRowJudge } from './row-judge';
import { createRowNumbers } from './row-numbers';
import { createSourceNotes } from './source-notes';
import { createTranscoder } from './transcoder';
import { canonicalStatus } from './values/status';

export interface CaseReader {
  /**
   * Rows that are ready, once there are some 50,000 of them. Chunks of 1 to 8 MB serve best. Text that was tabulated
   * comes in whole records with the source's own row number of each.
   */
  push(chunk: Uint8Array, rowNumbers?: Uint32Array, notes?: readonly CellNote[]): Batch | null;
  finish(): { readonly batch: Batch | null; readonly report: ImportReport };
  /**
   * Byte offset of each loaded row: in the source file for UTF-8, in the UTF-8 transcription (without byte order
   * mark) for every other encoding.
   */
  rowOffsets(): Uint32Array;
  /** After `finish`: the unmapped columns that were kept, without those that have neither header nor value. */
  extras(): readonly ExtraField[];
}

const BATCH_ROWS = 50_000;
/** Pieces that stay in the cache while every column passes over them. */
const PIECE_BYTES = 1 << 20;

/** Text that is kept to the byte, so that an export gives back what was read. */
const FREE_TEXT: ReadonlySet<FieldId> = new Set(['description', 'opinion']);

/** Fields of the batches a recipe yields, in the order of FIELDS: status and stage come from one column where only one is mapped. */
export function readerFields(recipe: CaseRecipe): readonly FieldId[] {
  return FIELDS.map(({ id }) => id).filter((id) => sourceColumn(recipe, id) !== undefined);
}

function sourceColumn(recipe: CaseRecipe, field: FieldId): number | undefined {
  const { mapping } = recipe;
  if (field === 'status') return mapping.status ?? mapping.stage;
  if (field === 'stage') return mapping.stage ?? mapping.status;
  if (field === 'major' || field === 'minor') return mapping[field] ?? codesAlone(recipe);
  return mapping[field];
}

/** The column of class codes where no column names the classes. */
export function codesAlone({ mapping }: CaseRecipe): number | undefined {
  return mapping.major === undefined && mapping.minor === undefined ? mapping.class_code : undefined;
}

/** Names of the class that a code stands for; null where it stands for none. */
export type ClassNamer = (code: string) => { readonly [F in 'major' | 'minor']: string } | null;

/**
 * Bytes of a delimited file → typed rows, rejects and a report; rowsIn = loaded + rejected + skipped. `identity` is shared
 * by the files of one data set; `nameClass` gives the classes of `codesAlone` their names.
 */
export function createCaseReader(
  recipe: CaseRecipe,
  identity: CaseIdentity = createCaseIdentity(),
  log: ImportLog = createImportLog(),
  nameClass: ClassNamer = () => null,
): CaseReader {
  const transcoder = createTranscoder(scannedEncoding(recipe));
  const scanner = createRecordScanner({
    delimiter: recipe.delimiter,
    quote: recipe.quote,
    escape: recipe.escape ?? '',
    // Tabulated text is well formed: a record with another number of fields is one all the same.
    expectedFields: recipe.format === 'delimited' ? recipe.headers.length : 0,
  });
  const rowNumbers = createRowNumbers();
  const sourceNotes = createSourceNotes();
  const judge = createRowJudge(recipe, log, sourceNotes.verdict);
  const ownHeaders = hasOwnHeaders(recipe);
  const idColumn = recipe.mapping.case_id;
  const fields = readerFields(recipe);
  const timeColumns: TimeColumn[] = [];
  const builders = fields.map((field) => [field, builderFor(field)] as const);
  const extras = plannedExtras(recipe).map(
    ({ field, column }) => [field, createExtraColumn(column)] as const,
  );
  const fieldsOfColumn = fieldsByColumn(recipe, fields);

  let kept = new Int32Array(4096);
  let lines = new Uint32Array(4096);
  let rowsInBatch = 0;
  let offsets = new Uint32Array(4096);
  let loaded = 0;

  function builderFor(field: FieldId): ColumnBuilder {
    const column = sourceColumn(recipe, field)!;
    const onOdd: OddListener = (block, record, at, code, start, end) =>
      log.odd(block.lines[record]!, at + 1, field, code, block.bytes, start, end);
    switch (fieldKind(field)) {
      case 'time': {
        const rule = recipe.times?.find((one) => one.column === column);
        const builder = createTimeColumn(column, onOdd, rule);
        timeColumns.push(builder);
        return builder;
      }
      case 'text':
        return createTextColumn(column, FREE_TEXT.has(field));
      case 'category':
        return createDictionaryColumn(column, canonicalOf(field));
      case 'number':
      case 'flag':
        return createNumberColumn(column, numberRule(recipe, field), onOdd);
    }
  }

  function canonicalOf(field: FieldId): ((text: string) => string) | undefined {
    if (field === 'status') return canonicalStatus;
    if ((field !== 'major' && field !== 'minor') || codesAlone(recipe) === undefined) return undefined;
    // A code that is none of a known class stands in the place of its name: it is listed as unmatched.
    return (text) => nameClass(text)?.[field] ?? (field === 'minor' ? text : '');
  }

  function isDuplicate(block: RecordBlock, record: number): boolean {
    const field = block.firstField[record]! + idColumn!;
    const start = trimmedStart(block.bytes, block.fieldStarts[field]!, block.fieldEnds[field]!);
    const end = trimmedEnd(block.bytes, start, block.fieldEnds[field]!);
    const found = identity.check(block, record, start, end);
    if (found === 'new') return false;
    const line = block.lines[record]!;
    const from = block.starts[record]!;
    const to = block.ends[record]!;
    if (found === 'duplicate_conflict')
      log.reject(line, idColumn! + 1, found, block.bytes, from, to, identity.earlier());
    else log.skip(line, found, block.bytes, from, to);
    return true;
  }

  function reportNuls(block: RecordBlock, rows: Int32Array, count: number): void {
    const keptRecords = new Set(rows.subarray(0, count));
    for (let i = 0; i < block.nulFields.length; i += 2) {
      const record = block.nulFields[i]!;
      const column = block.nulFields[i + 1]!;
      if (!keptRecords.has(record)) continue;
      const at = block.firstField[record]! + column;
      for (const field of fieldsOfColumn.get(column) ?? []) {
        const { bytes, fieldStarts, fieldEnds, lines: from } = block;
        log.odd(from[record]!, column + 1, field, 'nul_bytes', bytes, fieldStarts[at]!, fieldEnds[at]!);
      }
    }
  }

  function take(block: RecordBlock): void {
    rowNumbers.apply(block);
    if (block.count > kept.length) kept = new Int32Array(block.count * 2);
    const rows = kept;
    const judged = judge.select(block, rows);
    let count = 0;
    for (let k = 0; k < judged; k++) {
      const record = rows[k]!;
      if (idColumn === undefined || !isDuplicate(block, record)) rows[count++] = record;
    }
    if (block.nulFields.length > 0) reportNuls(block, rows, count);
    sourceNotes.report(block, rows, count, (line, column, code, text) => {
      for (const field of fieldsOfColumn.get(column) ?? [])
        log.odd(line, column + 1, field, code, text, 0, text.length);
    });
    const marked = transcoder.markLength() > 0 || recipe.encoding === 'gb18030';
    const guarded = ownHeaders && marked && judge.headerEndsInCrlf();
    for (const [, builder] of builders) builder.append(block, rows, count, guarded);
    for (const [, builder] of extras) builder.append(block, rows, count, guarded);

    if (rowsInBatch + count > lines.length) lines = grownUint32(lines, rowsInBatch + count);
    if (loaded + count > offsets.length) offsets = grownUint32(offsets, loaded + count);
    const base = block.baseOffset + transcoder.markLength();
    for (let k = 0; k < count; k++) {
      const record = rows[k]!;
      lines[rowsInBatch++] = block.lines[record]!;
      offsets[loaded++] = base + block.starts[record]!;
    }
  }

  function scanInPieces(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      take(scanner.push(bytes.subarray(at, at + PIECE_BYTES)));
    }
  }

  function takeBatch(): Batch | null {
    if (rowsInBatch === 0) return null;
    const columns: { [F in FieldId]?: Column } = {};
    for (const [field, builder] of builders) columns[field] = builder.take();
    const kept = extras.flatMap(([field, builder]) => {
      const cells = builder.take();
      return cells === null ? [] : [{ field, cells }];
    });
    const batch: Batch = {
      rowCount: rowsInBatch,
      columns,
      lines: lines.slice(0, rowsInBatch),
      ...(kept.length > 0 && { extras: kept }),
    };
    rowsInBatch = 0;
    return batch;
  }

  return {
    push(chunk, numbers, notes = []) {
      sourceNotes.add(notes);
      if (numbers !== undefined) rowNumbers.add(numbers);
      scanInPieces(transcoder.push(chunk));
      return rowsInBatch >= BATCH_ROWS ? takeBatch() : null;
    },
    finish() {
      scanInPieces(transcoder.finish());
      take(scanner.finish());
      const missing: { [F in FieldId]?: number } = {};
      for (const [field, builder] of builders) missing[field] = builder.missing();
      const report = log.report(loaded, missing);
      const times = timeColumns.flatMap(({ finding }) => finding() ?? []);
      return {
        batch: takeBatch(),
        report: {
          ...report,
          ...(times.length > 0 && { times }),
          ...(codesAlone(recipe) !== undefined && { derived: ['major', 'minor'] as const }),
        },
      };
    },
    rowOffsets: () => offsets.slice(0, loaded),
    extras: () =>
      extras.flatMap(([field, { filled }]) =>
        filled() > 0 || !isNameless(extraHeader(field)) ? [field] : [],
      ),
  };
}

/** The file gave the column no header, so it was called by its place. */
function isNameless(header: string): boolean {
  return /^列\d+$/.test(header);
}

function numberRule(recipe: CaseRecipe, field: FieldId): NumberRule {
  if (field !== 'lon' && field !== 'lat') {
    return { kind: fieldKind(field) === 'flag' ? 'flag' : 'number' };
  }
  // Degrees that stand in each other's column, and metres, are judged once the place is known.
  const limit = recipe.place !== undefined ? Number.POSITIVE_INFINITY : field === 'lon' ? 180 : 90;
  const paired = recipe.mapping.lon === recipe.mapping.lat;
  return paired ? { kind: 'number', limit, pair: field === 'lon' ? 0 : 1 } : { kind: 'number', limit };
}

function fieldsByColumn(recipe: CaseRecipe, fields: readonly FieldId[]): Map<number, FieldId[]> {
  const byColumn = new Map<number, FieldId[]>();
  for (const field of fields) {
    const column = recipe.mapping[field];
    if (column === undefined) continue;
    const others = byColumn.get(column);
    if (others) others.push(field);
    else byColumn.set(column, [field]);
  }
  return byColumn;
}
