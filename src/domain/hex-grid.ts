/**
 * Hexagons with a corner to the north over the study area, where their centres lie in it. Rows run west to east,
 * row 0 southern; odd rows stand half a hexagon further east.
 */
export interface HexGrid {
  /** Centre of the first hexagon of row 0. */
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  /** From a centre to the next in its row, and to the next row, in degrees. */
  readonly columnLng: number;
  readonly rowLat: number;
  /** Across the flats: the distance between neighbours' centres. */
  readonly acrossMetres: number;
  /** Lattice position (row × columns + column) of each hexagon, ascending. */
  readonly positions: Uint32Array;
  /** Index into `positions` by lattice position, -1 where the study area does not reach. */
  readonly cellAt: Int32Array;
}

/** Height of a row over width of a column, in metres. */
export const HEX_ROW_RATIO = Math.sqrt(3) / 2;

/** Index of the hexagon that holds a point, the one with the nearest centre; -1 outside the study area. */
export function hexOfPoint(grid: HexGrid, lng: number, lat: number): number {
  const x = (lng - grid.west) / grid.columnLng;
  const y = (lat - grid.south) / grid.rowLat;
  if (!(Number.isFinite(x) && Number.isFinite(y))) return -1;
  const low = Math.floor(y);
  let nearest = Number.POSITIVE_INFINITY;
  let found = -1;
  for (let row = low; row <= low + 1; row++) {
    const shift = (row & 1) === 1 ? 0.5 : 0;
    const column = Math.round(x - shift);
    const across = x - shift - column;
    const up = (y - row) * HEX_ROW_RATIO;
    const distance = across * across + up * up;
    if (distance >= nearest) continue;
    nearest = distance;
    const inside = column >= 0 && column < grid.columns && row >= 0 && row < grid.rows;
    found = inside ? grid.cellAt[row * grid.columns + column]! : -1;
  }
  return found;
}

export function hexCentre(grid: HexGrid, cell: number): readonly [lng: number, lat: number] {
  const position = grid.positions[cell]!;
  const row = Math.floor(position / grid.columns);
  const column = position % grid.columns;
  return [
    grid.west + (column + ((row & 1) === 1 ? 0.5 : 0)) * grid.columnLng,
    grid.south + row * grid.rowLat,
  ];
}
