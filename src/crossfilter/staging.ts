import type { Batch, Column, TextColumn } from '../domain/batch';
import type { CasePoints } from '../domain/case-points';
import { type CategoryField, type FieldId, fieldKind, type TimeField } from '../domain/field';
import {
  type Codes,
  classPairs,
  emptyCodes,
  type IndexedRows,
  MISSING_SECOND,
  packTimes,
  type Times,
} from './columns';
import { packDegrees } from './degrees';

interface Chunk<T> {
  readonly start: number;
  readonly values: T;
}

/** Batches as they come, already narrow; `assemble` joins them. A field may be absent from some batches. */
export interface Staging {
  rowCount: number;
  readonly codes: Map<CategoryField, Chunk<Codes>[]>;
  readonly dictionaries: Map<FieldId, string[]>;
  readonly times: Map<TimeField, Chunk<Times>[]>;
  readonly lngs: Chunk<Float64Array>[];
  readonly lats: Chunk<Float64Array>[];
  /** 32 bits of each address, only to count different ones. */
  readonly addressHashes: Chunk<Uint32Array>[];
  readonly doubts: Chunk<Uint8Array>[];
}

export function newStaging(): Staging {
  return {
    rowCount: 0,
    codes: new Map(),
    dictionaries: new Map(),
    times: new Map(),
    lngs: [],
    lats: [],
    addressHashes: [],
    doubts: [],
  };
}

export function stage(staging: Staging, batch: Batch): void {
  const start = staging.rowCount;
  for (const [field, column] of Object.entries(batch.columns) as [FieldId, Column][]) {
    if (column.kind === 'dictionary') {
      const dictionary = staging.dictionaries.get(field) ?? [''];
      staging.dictionaries.set(field, dictionary);
      for (const value of column.added) dictionary.push(value);
      // The batch's own array may be reused or moved by its owner, so the codes are copied.
      const codes = emptyCodes(batch.rowCount, dictionary.length);
      codes.set(column.codes);
      if (fieldKind(field) === 'category')
        push(staging.codes, field as CategoryField, { start, values: codes });
    } else if (column.kind === 'time') {
      push(staging.times, field as TimeField, { start, values: packTimes(column.values) });
    } else if (column.kind === 'number' && field === 'lon') {
      staging.lngs.push({ start, values: column.values.slice() });
    } else if (column.kind === 'number' && field === 'lat') {
      staging.lats.push({ start, values: column.values.slice() });
    } else if (column.kind === 'text' && field === 'address') {
      staging.addressHashes.push({ start, values: hashTexts(column, batch.rowCount) });
    }
  }
  if (batch.doubts !== undefined) staging.doubts.push({ start, values: batch.doubts.slice() });
  staging.rowCount += batch.rowCount;
}

function push<K, T>(chunks: Map<K, Chunk<T>[]>, key: K, chunk: Chunk<T>): void {
  const list = chunks.get(key);
  if (list === undefined) chunks.set(key, [chunk]);
  else list.push(chunk);
}

/** Each list of batches is emptied once it is joined, so that hardly more than one column exists twice at a time. */
export function assemble(staging: Staging): {
  readonly rows: IndexedRows;
  /** The same points as they came, for the survey; not to be kept. */
  readonly points: CasePoints;
  readonly addressHashes: Uint32Array | null;
} {
  const { rowCount } = staging;
  const codes = new Map<CategoryField, Codes>();
  for (const [field, chunks] of staging.codes) {
    const joined = emptyCodes(rowCount, staging.dictionaries.get(field)!.length);
    for (const chunk of chunks) joined.set(chunk.values, chunk.start);
    chunks.length = 0;
    codes.set(field, joined);
  }
  const times = new Map<TimeField, Times>();
  for (const [field, chunks] of staging.times) {
    times.set(field, joinTimes(rowCount, chunks));
    chunks.length = 0;
  }
  const points = joinPoints(staging, codes);
  const classes = classPairs(rowCount, codes.get('major') ?? null, codes.get('minor') ?? null);
  codes.delete('major');
  codes.delete('minor');
  return {
    points,
    rows: {
      rowCount,
      codes,
      dictionaries: staging.dictionaries,
      times,
      points: { lngs: packDegrees(points.lngs), lats: packDegrees(points.lats) },
      classes,
    },
    addressHashes:
      staging.addressHashes.length === 0 ? null : join(new Uint32Array(rowCount), staging.addressHashes),
  };
}

function join<T extends Float64Array | Uint32Array | Uint8Array>(joined: T, chunks: Chunk<T>[]): T {
  for (const chunk of chunks) joined.set(chunk.values, chunk.start);
  chunks.length = 0;
  return joined;
}

function joinTimes(rowCount: number, chunks: readonly Chunk<Times>[]): Times {
  if (chunks.every((chunk) => chunk.values.unitMs === 1000)) {
    const values = new Int32Array(rowCount).fill(MISSING_SECOND);
    for (const chunk of chunks) values.set(chunk.values.values, chunk.start);
    return { unitMs: 1000, values };
  }
  const values = new Float64Array(rowCount).fill(Number.NaN);
  for (const { start, values: times } of chunks) {
    for (let i = 0; i < times.values.length; i++) {
      const value = times.values[i]!;
      values[start + i] =
        times.unitMs === 1000 && value === MISSING_SECOND ? Number.NaN : value * times.unitMs;
    }
  }
  return { unitMs: 1, values };
}

const AREA_FIELDS: readonly CategoryField[] = ['cell_code', 'community', 'street', 'road_name'];

function joinPoints(staging: Staging, codes: ReadonlyMap<CategoryField, Codes>): CasePoints {
  const { rowCount } = staging;
  const hasArea = new Uint8Array(rowCount);
  for (const field of AREA_FIELDS) {
    const column = codes.get(field);
    if (column === undefined) continue;
    for (let row = 0; row < rowCount; row++) if (column[row] !== 0) hasArea[row] = 1;
  }
  const points = {
    lngs: join(new Float64Array(rowCount).fill(Number.NaN), staging.lngs),
    lats: join(new Float64Array(rowCount).fill(Number.NaN), staging.lats),
    hasArea,
  };
  return staging.doubts.length === 0
    ? points
    : { ...points, doubts: join(new Uint8Array(rowCount), staging.doubts) };
}

/** FNV-1a of each text's bytes; 0 is kept for an empty text. */
function hashTexts(column: TextColumn, rowCount: number): Uint32Array {
  const hashes = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const end = column.offsets[row + 1]!;
    let hash = 0x811c_9dc5;
    for (let at = column.offsets[row]!; at < end; at++)
      hash = Math.imul(hash ^ column.bytes[at]!, 0x0100_0193);
    hashes[row] = column.offsets[row] === end ? 0 : hash >>> 0 || 1;
  }
  return hashes;
}
