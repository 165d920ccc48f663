import {
  Bool,
  type Data,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
} from 'apache-arrow';
import type { Batch, Column, DictionaryColumn, NumberColumn, TextColumn, TimeColumn } from '../domain/batch';
import { type FieldId, fieldKind } from '../domain/field';
import type { PlaceColumns } from '../domain/place';
import { cellOfZone, NO_ZONE, type Zone } from '../domain/zone-set';
import type { StoredCells } from './extra-store';
import { createGrowingText, type GrowingText, textColumnOf } from './growing-text';

/**
 * Turns the batches of one data set into Arrow streams whose columns are `row_id`, `fields`, the codes of the file's own
 * columns, and the texts of those that carry text, in that order.
 */
export interface BatchEncoder {
  /** Bytes of a complete Arrow IPC stream. A field that the batch lacks is NULL. `spelled`: see ExtraStore. */
  encode(batch: Batch, extras?: readonly StoredCells[], spelled?: readonly number[]): Uint8Array;
  readonly rowCount: number;
  /** Values by dictionary code, of each category field; index 0 is ''. */
  dictionary(field: FieldId): readonly string[];
}

export function createBatchEncoder(fields: readonly FieldId[]): BatchEncoder {
  const known = new Set(fields);
  const dictionaries = new Map<FieldId, GrowingText>();
  for (const field of fields) {
    if (fieldKind(field) === 'category') dictionaries.set(field, createGrowingText(['']));
  }
  let rowCount = 0;
  return {
    encode(batch, extras = [], spelled = []) {
      for (const field of Object.keys(batch.columns)) {
        if (!known.has(field as FieldId)) throw new Error(`the batch has an undeclared field: ${field}`);
      }
      const columns = fields.map((field, index) => {
        const data = columnData(field, batch.columns[field], batch.rowCount, dictionaries.get(field), index);
        return { name: field, data };
      });
      const codes = extras.map((cells, index) => ({ name: `x${index}`, data: codeData(cells.codes) }));
      const texts = spelled.map((index) => {
        const text = extras[index]?.text;
        if (text == null) throw new Error(`x${index} carries no text`);
        return { name: `x${index}_text`, data: textData(text, batch.rowCount) };
      });
      const ids = Int32Array.from({ length: batch.rowCount }, (_, row) => rowCount + row);
      rowCount += batch.rowCount;
      const idColumn = { name: 'row_id', data: int32Data(ids) };
      return streamOf(batch.rowCount, [idColumn, ...columns, ...codes, ...texts]);
    },
    get rowCount() {
      return rowCount;
    },
    dictionary: (field) => dictionaries.get(field)?.values ?? [''],
  };
}

/** Columns of `case_places`; a row's index is its id. */
export function encodePlaces({ qualities, zones, mismatches }: PlaceColumns): Uint8Array {
  const length = qualities.length;
  const [nullBitmap, nullCount] = validity(length, (row) => zones[row] !== NO_ZONE);
  return streamOf(length, [
    { name: 'row_id', data: int32Data(Int32Array.from({ length }, (_, row) => row)) },
    { name: 'quality_index', data: makeData({ type: new Uint8(), length, nullCount: 0, data: qualities }) },
    {
      name: 'zone_index',
      data: makeData({ type: new Uint32(), length, nullCount, nullBitmap, data: zones }),
    },
    { name: 'mismatch_bits', data: makeData({ type: new Uint8(), length, nullCount: 0, data: mismatches }) },
  ]);
}

/** Columns of `zones`. An unknown name is NULL; a zone without a name goes by its id. */
export function encodeZones(zones: readonly Zone[]): Uint8Array {
  const length = zones.length;
  const texts = (of: (zone: Zone) => string) => textData(textColumnOf(zones.map(of)), length);
  const area = Float64Array.from(zones, (zone) => zone.areaKm2);
  return streamOf(length, [
    {
      name: 'zone_index',
      data: makeData({
        type: new Uint32(),
        length,
        nullCount: 0,
        data: Uint32Array.from({ length }, (_, index) => index),
      }),
    },
    { name: 'zone_id', data: texts((zone) => zone.id) },
    { name: 'name', data: texts((zone) => zone.name || zone.id) },
    { name: 'district', data: texts((zone) => zone.district) },
    { name: 'street', data: texts((zone) => zone.street) },
    { name: 'community', data: texts((zone) => zone.community) },
    { name: 'cell', data: texts(cellOfZone) },
    { name: 'area_km2', data: numberData({ kind: 'number', values: area }, length) },
  ]);
}

/** Columns of `extra_words`: the words of one of the file's own columns, by code; words[0] is none. */
export function encodeWords(extra: number, words: readonly string[]): Uint8Array {
  const length = words.length - 1;
  const codes = Uint16Array.from({ length }, (_, index) => index + 1);
  return streamOf(length, [
    { name: 'extra', data: codeData(new Uint16Array(length).fill(extra), false) },
    { name: 'code', data: codeData(codes, false) },
    { name: 'word', data: textData(textColumnOf(words.slice(1)), length) },
  ]);
}

/** One column, `row_id`. */
export function encodeRowIds(rowIds: Uint32Array): Uint8Array {
  return streamOf(rowIds.length, [{ name: 'row_id', data: int32Data(Int32Array.from(rowIds)) }]);
}

/** Columns `word` and `rank`, the place of the word in the list. */
export function encodeRanks(words: readonly string[]): Uint8Array {
  const { length } = words;
  return streamOf(length, [
    { name: 'word', data: textData(textColumnOf(words), length) },
    { name: 'rank', data: int32Data(Int32Array.from({ length }, (_, index) => index)) },
  ]);
}

interface NamedData {
  readonly name: string;
  readonly data: Data;
}

function streamOf(length: number, columns: readonly NamedData[]): Uint8Array {
  const schema = new Schema(columns.map(({ name, data }) => new Field(name, data.type as DataType, true)));
  const struct = makeData({
    type: new Struct(schema.fields),
    length,
    nullCount: 0,
    children: columns.map(({ data }) => data),
  });
  const writer = new RecordBatchStreamWriter();
  writer.write(new RecordBatch(schema, struct));
  writer.finish();
  return writer.toUint8Array(true);
}

function columnData(
  field: FieldId,
  column: Column | undefined,
  length: number,
  dictionary: GrowingText | undefined,
  dictionaryId: number,
): Data {
  const kind = fieldKind(field);
  switch (column?.kind) {
    case 'dictionary':
      if (dictionary === undefined) break;
      return dictionaryData(column, length, dictionary, dictionaryId);
    case 'text':
      if (kind !== 'text') break;
      return textData(column, length);
    case 'time':
      if (kind !== 'time') break;
      return timeData(column, length);
    case 'number':
      if (kind === 'number') return numberData(column, length);
      if (kind === 'flag') return flagData(column, length);
      break;
    case undefined:
      return missingData(kind, length);
  }
  throw new Error(`a ${column?.kind} column cannot hold ${field}`);
}

/**
 * Few distinct values travel as an Arrow dictionary, whose codes are the batch's own array. A dictionary larger than
 * the batch would be sent again with every batch, so its texts are spelled out instead.
 */
function dictionaryData(
  { codes, added }: DictionaryColumn,
  length: number,
  dictionary: GrowingText,
  id: number,
): Data {
  for (const value of added) dictionary.add(value);
  if (dictionary.values.length > length) return textData(dictionary.spellOut(codes), length);
  const [nullBitmap, nullCount] = validity(length, (row) => codes[row] !== 0);
  const values = dictionary.column();
  return makeData({
    type: new Dictionary(new Utf8(), new Uint32(), id),
    length,
    nullCount,
    nullBitmap,
    data: codes,
    dictionary: makeVector(utf8Data(values, dictionary.values.length)),
  });
}

function utf8Data({ offsets, bytes }: TextColumn, length: number): Data<Utf8> {
  return makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets: signed(offsets), data: bytes });
}

function textData({ offsets, bytes }: TextColumn, length: number): Data {
  const [nullBitmap, nullCount] = validity(length, (row) => offsets[row] !== offsets[row + 1]);
  return makeData({
    type: new Utf8(),
    length,
    nullCount,
    nullBitmap,
    valueOffsets: signed(offsets),
    data: bytes,
  });
}

/** The same bytes: Arrow's offsets are signed, and a batch stays far below 2 GiB. */
function signed(offsets: Uint32Array): Int32Array {
  return new Int32Array(offsets.buffer, offsets.byteOffset, offsets.length);
}

/** 64-bit integers written as two halves: a BigInt per value would take ten times as long. */
function timeData({ values }: TimeColumn, length: number): Data {
  const [nullBitmap, nullCount] = validity(length, (row) => !Number.isNaN(values[row]!));
  const halves = new Int32Array(length * 2);
  for (let row = 0; row < length; row++) {
    const time = Math.round(values[row]!);
    halves[2 * row] = time | 0;
    halves[2 * row + 1] = Math.floor(time / 0x1_0000_0000);
  }
  return makeData({
    type: new TimestampMillisecond(),
    length,
    nullCount,
    nullBitmap,
    data: new BigInt64Array(halves.buffer),
  });
}

function numberData({ values }: NumberColumn, length: number): Data {
  const [nullBitmap, nullCount] = validity(length, (row) => !Number.isNaN(values[row]!));
  return makeData({ type: new Float64(), length, nullCount, nullBitmap, data: values });
}

function flagData({ values }: NumberColumn, length: number): Data {
  const [nullBitmap, nullCount] = validity(length, (row) => !Number.isNaN(values[row]!));
  const [bits] = validity(length, (row) => values[row] === 1);
  return makeData({ type: new Bool(), length, nullCount, nullBitmap, data: bits });
}

/** `gaps`: 0 is NULL. */
function codeData(codes: Uint16Array, gaps = true): Data {
  const { length } = codes;
  if (!gaps) return makeData({ type: new Uint16(), length, nullCount: 0, data: codes });
  const [nullBitmap, nullCount] = validity(length, (row) => codes[row] !== 0);
  return makeData({ type: new Uint16(), length, nullCount, nullBitmap, data: codes });
}

function int32Data(values: Int32Array): Data {
  return makeData({ type: new Int32(), length: values.length, nullCount: 0, data: values });
}

function missingData(kind: ReturnType<typeof fieldKind>, length: number): Data {
  const values = () => new Float64Array(length).fill(Number.NaN);
  switch (kind) {
    case 'category':
    case 'text':
      return textData(
        { kind: 'text', offsets: new Uint32Array(length + 1), bytes: new Uint8Array(0) },
        length,
      );
    case 'time':
      return timeData({ kind: 'time', values: values() }, length);
    case 'number':
      return numberData({ kind: 'number', values: values() }, length);
    case 'flag':
      return flagData({ kind: 'number', values: values() }, length);
  }
}

/** A bitmap with a 1 where `isSet`, and the number of 0s. */
function validity(length: number, isSet: (row: number) => boolean): [bitmap: Uint8Array, unset: number] {
  const bitmap = new Uint8Array((length + 7) >>> 3);
  let set = 0;
  for (let row = 0; row < length; row++) {
    if (isSet(row)) {
      bitmap[row >>> 3] = bitmap[row >>> 3]! | (1 << (row & 7));
      set++;
    }
  }
  return [bitmap, length - set];
}
