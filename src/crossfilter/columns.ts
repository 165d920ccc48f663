import type { CategoryField, FieldId, TimeField } from '../domain/field';
import type { PointDegrees } from './degrees';

/** Dictionary codes in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * Times as whole seconds in 4 bytes where every value of the column is one (nearly every file), else as
 * milliseconds in 8; both are exact.
 */
export type Times =
  | { readonly unitMs: 1000; readonly values: Int32Array }
  | { readonly unitMs: 1; readonly values: Float64Array };

/** In an Int32 time column; NaN plays that part in a Float64 one. */
export const MISSING_SECOND = -0x8000_0000;
const LAST_SECOND = 0x7fff_fffe;

export interface IndexedRows {
  readonly rowCount: number;
  /** All but major and minor, which the classes tell. */
  readonly codes: ReadonlyMap<CategoryField, Codes>;
  readonly dictionaries: ReadonlyMap<FieldId, readonly string[]>;
  readonly times: ReadonlyMap<TimeField, Times>;
  readonly points: PointDegrees;
  readonly classes: ClassPairs;
}

/** The pairs (major, minor) that exist, by major then minor code, and each row's pair. */
export interface ClassPairs {
  readonly codes: Codes;
  readonly majorCodes: Uint32Array;
  readonly minorCodes: Uint32Array;
}

/** Major code of a row. */
export function majorOf({ codes, majorCodes }: ClassPairs, row: number): number {
  return majorCodes[codes[row]!]!;
}

export function emptyCodes(length: number, size: number): Codes {
  if (size <= 0x100) return new Uint8Array(length);
  return size <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Whole seconds in Int32, or a copy in Float64 where a value is not one. */
export function packTimes(milliseconds: Float64Array): Times {
  const seconds = new Int32Array(milliseconds.length);
  for (let row = 0; row < milliseconds.length; row++) {
    const time = milliseconds[row]!;
    if (Number.isNaN(time)) {
      seconds[row] = MISSING_SECOND;
      continue;
    }
    const second = time / 1000;
    if (!Number.isInteger(second) || second <= MISSING_SECOND || second > LAST_SECOND) {
      return { unitMs: 1, values: milliseconds.slice() };
    }
    seconds[row] = second;
  }
  return { unitMs: 1000, values: seconds };
}

export function isMissingTime(times: Times, row: number): boolean {
  return times.unitMs === 1000 ? times.values[row] === MISSING_SECOND : Number.isNaN(times.values[row]);
}

/** First and last known time, ms; null where there is none. */
export function timeRange(times: Times): readonly [first: number, last: number] | null {
  let first = Infinity;
  let last = -Infinity;
  const { values } = times;
  for (let row = 0; row < values.length; row++) {
    if (isMissingTime(times, row)) continue;
    const value = values[row]!;
    if (value < first) first = value;
    if (value > last) last = value;
  }
  return first <= last ? [first * times.unitMs, last * times.unitMs] : null;
}

/** `majors`, `minors`: null where the data has no such field, so that every row's is missing. */
export function classPairs(rowCount: number, majors: Codes | null, minors: Codes | null): ClassPairs {
  // A key needs both dictionaries to have fewer than 2²⁶ values, which no memory here would hold.
  const step = 0x400_0000;
  const numbers = new Map<number, number>();
  const found = new Uint32Array(rowCount);
  let lastKey = -1;
  let lastNumber = -1;
  for (let row = 0; row < rowCount; row++) {
    const key = (majors?.[row] ?? 0) * step + (minors?.[row] ?? 0);
    if (key !== lastKey) {
      lastKey = key;
      const known = numbers.get(key);
      lastNumber = known ?? numbers.size;
      if (known === undefined) numbers.set(key, lastNumber);
    }
    found[row] = lastNumber;
  }
  const keys = [...numbers.keys()].sort((a, b) => a - b);
  const sorted = new Uint32Array(keys.length);
  keys.forEach((key, index) => {
    sorted[numbers.get(key)!] = index;
  });
  const codes = emptyCodes(rowCount, keys.length);
  for (let row = 0; row < rowCount; row++) codes[row] = sorted[found[row]!]!;
  return {
    codes,
    majorCodes: Uint32Array.from(keys, (key) => Math.floor(key / step)),
    minorCodes: Uint32Array.from(keys, (key) => key % step),
  };
}
