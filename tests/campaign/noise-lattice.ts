import type { CellGrid } from '../../src/domain/hotspot';

/** Cells of 100 m, `side` by `side`, all of them inside. */
export function squareLattice(side: number): CellGrid {
  const places = Uint32Array.from({ length: side * side }, (_, i) => i);
  return {
    west: 0,
    south: 0,
    columns: side,
    rows: side,
    cellLng: 1,
    cellLat: 1,
    cellMetres: 100,
    positions: places,
    cellAt: Int32Array.from(places),
  };
}
