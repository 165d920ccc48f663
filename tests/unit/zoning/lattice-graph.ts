import type { UnitGraph } from '../../../src/domain/unit-graph';

/** Cells of a full lattice that share a side of `metres`; `keep` leaves cells out, which renumbers the rest. */
export function latticeGraph(
  columns: number,
  rows: number,
  keep: (column: number, row: number) => boolean = () => true,
  metres = 100,
): UnitGraph & { readonly cells: readonly (readonly [column: number, row: number])[] } {
  const cells: [number, number][] = [];
  const at = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!keep(column, row)) continue;
      at.set(row * columns + column, cells.length);
      cells.push([column, row]);
    }
  }
  const starts = new Uint32Array(cells.length + 1);
  const ids: number[] = [];
  cells.forEach(([column, row], i) => {
    for (const [x, y] of [
      [column - 1, row],
      [column + 1, row],
      [column, row - 1],
      [column, row + 1],
    ] as const) {
      const other = x >= 0 && x < columns ? at.get(y * columns + x) : undefined;
      if (other !== undefined) ids.push(other);
    }
    starts[i + 1] = ids.length;
  });
  return { starts, ids: Uint32Array.from(ids), borders: new Float64Array(ids.length).fill(metres), cells };
}
