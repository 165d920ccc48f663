/** Where a row of the loaded data comes from. */
export interface RowOrigin {
  /** Place of its file in the list of parts. */
  readonly part: number;
  /** Which of the rows that were loaded from that file it is, from 0. */
  readonly index: number;
  /** 1-based line (or row of a sheet) in the file. */
  readonly line: number;
}

export interface RowOrigins {
  /** The next rows come from this part; `lines` is kept as it is given. */
  add(part: number, lines: Uint32Array): void;
  of(row: number): RowOrigin | null;
}

interface Run {
  readonly firstRow: number;
  readonly part: number;
  readonly firstIndex: number;
  readonly lines: Uint32Array;
}

/** Four bytes a row: the line numbers that the batches brought. */
export function createRowOrigins(): RowOrigins {
  const runs: Run[] = [];
  const loaded = new Map<number, number>();
  let rows = 0;
  return {
    add(part, lines) {
      const firstIndex = loaded.get(part) ?? 0;
      runs.push({ firstRow: rows, part, firstIndex, lines });
      loaded.set(part, firstIndex + lines.length);
      rows += lines.length;
    },
    of(row) {
      if (!Number.isInteger(row) || row < 0 || row >= rows) return null;
      let low = 0;
      let high = runs.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (runs[middle]!.firstRow <= row) low = middle;
        else high = middle - 1;
      }
      const { firstRow, part, firstIndex, lines } = runs[low]!;
      const at = row - firstRow;
      return { part, index: firstIndex + at, line: lines[at]! };
    },
  };
}
