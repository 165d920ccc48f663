import type { CellGrid } from '../domain/hotspot';

/** Neighbours of place i, itself left out: ids[starts[i] .. starts[i+1]]. Weights are binary. */
export interface Neighbours {
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
}

/**
 * Distance band of one and a half sides: the eight cells around a cell, fewer at the edge of the study area. The
 * narrowest band that gives an inner cell eight neighbours.
 */
export function cellNeighbours({ columns, rows, positions, cellAt }: CellGrid): Neighbours {
  const starts = new Uint32Array(positions.length + 1);
  const ids = new Uint32Array(positions.length * 8);
  let n = 0;
  for (let cell = 0; cell < positions.length; cell++) {
    const column = positions[cell]! % columns;
    const row = Math.floor(positions[cell]! / columns);
    for (let up = Math.max(0, row - 1); up <= Math.min(rows - 1, row + 1); up++) {
      for (let along = Math.max(0, column - 1); along <= Math.min(columns - 1, column + 1); along++) {
        const other = cellAt[up * columns + along]!;
        if (other >= 0 && other !== cell) ids[n++] = other;
      }
    }
    starts[cell + 1] = n;
  }
  return { starts, ids: ids.slice(0, n) };
}
