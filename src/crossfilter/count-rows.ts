import type { Codes } from './columns';

/** Adds (or takes away) one for each of the rows to the count of its code. */
export type CountRows = (counts: Uint32Array, rows: Uint32Array, sign: 1 | -1) => void;

/** By a column of codes. */
export function countCodes(codes: Codes): CountRows {
  return (counts, rows, sign) => {
    for (let i = 0; i < rows.length; i++) {
      const code = codes[rows[i]!]!;
      counts[code] = counts[code]! + sign;
    }
  };
}

/** All rows have one code. */
export function countAll(code: number): CountRows {
  return (counts, rows, sign) => {
    counts[code] = counts[code]! + sign * rows.length;
  };
}
