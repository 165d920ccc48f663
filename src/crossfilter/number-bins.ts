import { HOURS_PER_WEEK, weekHourOf } from '../domain/week-hours';
import { type Codes, emptyCodes, isMissingTime, type Times } from './columns';
import { isMissingNumber, type Numbers } from './numbers';

/**
 * Code of each row: 0 below the first edge, i from edges[i − 1] on, `edges.length` from the last edge on (which is 0
 * too without any edge), and `edges.length + 1` without a number. Edges ascend, in the numbers' own unit.
 */
export function numberBins(numbers: Numbers | undefined, edges: readonly number[], rowCount: number): Codes {
  const missing = Math.max(2, edges.length + 1);
  const codes = emptyCodes(rowCount, missing + 1);
  if (numbers === undefined) return codes.fill(missing);
  const bounds = Float64Array.from(edges);
  const { values, scale } = numbers;
  for (let row = 0; row < rowCount; row++) {
    if (isMissingNumber(numbers, row)) {
      codes[row] = missing;
      continue;
    }
    const value = values[row]! * scale;
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bounds[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    codes[row] = low;
  }
  return codes;
}

/** Hour of the week of each row's time, HOURS_PER_WEEK where it has none. */
export function weekHourCodes(times: Times | undefined, rowCount: number): Uint8Array {
  const codes = new Uint8Array(rowCount);
  if (times === undefined) return codes.fill(HOURS_PER_WEEK);
  const { values, unitMs } = times;
  for (let row = 0; row < rowCount; row++) {
    codes[row] = isMissingTime(times, row) ? HOURS_PER_WEEK : weekHourOf(values[row]! * unitMs);
  }
  return codes;
}
