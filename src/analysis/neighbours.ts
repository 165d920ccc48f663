import { HEX_ROW_RATIO, type HexGrid } from '../domain/hex-grid';
import type { CellGrid } from '../domain/hotspot';
import type { UnitNeighbours } from '../domain/hotspot-units';

/** Neighbours of place i, itself left out: ids[starts[i] .. starts[i+1]]. Weights are binary. */
export type Neighbours = UnitNeighbours;

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

/** Reach of a band around a hexagon in widths: the six around it, and the six that stand between the corners' next. */
const HEX_BAND = 1.8;

/** The six hexagons that touch, or, with a band, the twelve whose centres lie within 1.8 widths. */
export function hexNeighbours(
  { columns, rows, positions, cellAt }: HexGrid,
  rule: 'touching' | 'band',
): Neighbours {
  const reach = rule === 'touching' ? 1.01 : HEX_BAND;
  const starts = new Uint32Array(positions.length + 1);
  const ids = new Uint32Array(positions.length * 12);
  let n = 0;
  for (let cell = 0; cell < positions.length; cell++) {
    const column = positions[cell]! % columns;
    const row = Math.floor(positions[cell]! / columns);
    for (let up = Math.max(0, row - 2); up <= Math.min(rows - 1, row + 2); up++) {
      const shift = ((up & 1) - (row & 1)) / 2;
      const height = (up - row) * HEX_ROW_RATIO;
      for (let along = Math.max(0, column - 2); along <= Math.min(columns - 1, column + 2); along++) {
        const other = cellAt[up * columns + along]!;
        if (other < 0 || other === cell) continue;
        if (Math.hypot(along - column + shift, height) <= reach) ids[n++] = other;
      }
    }
    starts[cell + 1] = n;
  }
  return { starts, ids: ids.slice(0, n) };
}
