import { MISSING_SECOND, type Times } from './columns';

/**
 * Numbers of all rows: values[row] × scale. Missing is MISSING_SECOND in an Int32 column and NaN in a Float64 one; bytes
 * have none. Of times and of hours between times the numbers are milliseconds.
 */
export interface Numbers {
  readonly values: Int32Array | Float64Array | Uint8Array;
  readonly scale: number;
}

export function isMissingNumber({ values }: Numbers, row: number): boolean {
  const value = values[row]!;
  return values instanceof Int32Array ? value === MISSING_SECOND : Number.isNaN(value);
}

export function numbersOfTimes(times: Times): Numbers {
  return { values: times.values, scale: times.unitMs };
}

/** In 4 bytes each where all are whole and fit, else as they are. */
export function packNumbers(numbers: Float64Array): Numbers {
  const values = new Int32Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!;
    if (Number.isNaN(value)) values[row] = MISSING_SECOND;
    else if (Number.isInteger(value) && Math.abs(value) < 0x7fff_ffff) values[row] = value;
    else return { values: numbers, scale: 1 };
  }
  return { values, scale: 1 };
}

/** `to` − `from` in milliseconds; missing where either is. */
export function elapsed(from: Times, to: Times): Numbers {
  if (from.unitMs === 1000 && to.unitMs === 1000) {
    const seconds = elapsedSeconds(from.values, to.values);
    if (seconds !== null) return { values: seconds, scale: 1000 };
  }
  const values = new Float64Array(from.values.length);
  for (let row = 0; row < values.length; row++) values[row] = timeOf(to, row) - timeOf(from, row);
  return { values, scale: 1 };
}

/** null where a difference does not fit. */
function elapsedSeconds(from: Int32Array, to: Int32Array): Int32Array | null {
  const values = new Int32Array(from.length);
  for (let row = 0; row < values.length; row++) {
    const start = from[row]!;
    const end = to[row]!;
    if (start === MISSING_SECOND || end === MISSING_SECOND) values[row] = MISSING_SECOND;
    else {
      const seconds = end - start;
      if (Math.abs(seconds) >= 0x7fff_ffff) return null;
      values[row] = seconds;
    }
  }
  return values;
}

function timeOf({ values, unitMs }: Times, row: number): number {
  const value = values[row]!;
  return unitMs === 1000 && value === MISSING_SECOND ? Number.NaN : value * unitMs;
}
