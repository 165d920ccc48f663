import { type TellShare, tellNobody } from '../domain/share-done';
import { convolvePlanes } from './fourier-plane';

export type Kernel = 'gaussian' | 'quartic';

/** Cells of a plane grid in metres: row 0 southern, row-major. */
export interface PlaneGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellMetres: number;
}

export interface KernelDensityOptions {
  readonly kernel: Kernel;
  /** Standard deviation of the Gaussian, radius of the quartic. */
  readonly bandwidthMetres: number;
  /** 1 inside the study area; with it the density is edge-corrected, and 0 outside. Without it there is no edge. */
  readonly inside?: Uint8Array;
}

/** The Gaussian is cut here; the rest is renormalised. */
const GAUSSIAN_REACH = 4;
/** Multiplications that a direct sum may cost; beyond, the transform is cheaper. */
const DIRECT_LIMIT = 60_000_000;

/**
 * Weight per km² at the cells' centres from weights (cases, m², fines) binned to those cells. Inside a study area the
 * kernel of each cell is scaled so that its mass inside is one (Jones 1993, Diggle 1985): Σ density × cell area = Σ
 * weights inside. Weights outside the area are left out.
 */
export function kernelDensity(
  grid: PlaneGrid,
  weights: Float64Array,
  { kernel, bandwidthMetres, inside }: KernelDensityOptions,
  tell: TellShare = tellNobody,
): Float64Array {
  const stamp = kernelStamp(kernel, bandwidthMetres / grid.cellMetres);
  const convolve = kernel === 'gaussian' ? separately : together;
  const cellKm2 = (grid.cellMetres / 1000) ** 2;
  if (inside === undefined) {
    const spread = convolve(grid, weights, stamp);
    return spread.map((value) => value / cellKm2);
  }
  const mass = massInside(grid, inside, stamp) ?? convolve(grid, Float64Array.from(inside), stamp);
  tell(0.5);
  const scaled = weights.map((weight, cell) => (inside[cell] === 1 ? weight / mass[cell]! : 0));
  const spread = convolve(grid, scaled, stamp);
  return spread.map((value, cell) => (inside[cell] === 1 ? Math.max(0, value) / cellKm2 : 0));
}

/** Weights at offsets −reach … reach in both directions, row-major; they sum to 1. */
export interface KernelStamp {
  readonly reach: number;
  readonly values: Float64Array;
}

/**
 * Linear binning widens each case by 1/6 cell² along each axis on average; that is taken off the kernel (a quartic of
 * radius r has the variance r²/8).
 */
export function kernelStamp(kernel: Kernel, bandwidth: number): KernelStamp {
  const bandwidthCells = Math.sqrt(
    Math.max(0.25, bandwidth * bandwidth - (kernel === 'gaussian' ? 1 : 8) / 6),
  );
  const reach = Math.max(
    1,
    Math.ceil(kernel === 'gaussian' ? GAUSSIAN_REACH * bandwidthCells : bandwidthCells),
  );
  const side = 2 * reach + 1;
  const values = new Float64Array(side * side);
  let total = 0;
  for (let up = -reach; up <= reach; up++) {
    for (let along = -reach; along <= reach; along++) {
      const square = (up * up + along * along) / (bandwidthCells * bandwidthCells);
      const value = kernel === 'gaussian' ? Math.exp(-square / 2) : square < 1 ? (1 - square) ** 2 : 0;
      values[(up + reach) * side + along + reach] = value;
      total += value;
    }
  }
  for (let i = 0; i < values.length; i++) values[i] = values[i]! / total;
  return { reach, values };
}

/**
 * Adds weights at points (metres from the grid's south-western corner) to the grid, each shared among the four nearest
 * cell centres by nearness (linear binning; Jones and Lotwick 1984). Points less than half a cell from the border or
 * outside are left out; gives how many went in.
 */
export function binToPlane(
  { columns, rows, cellMetres }: PlaneGrid,
  target: Float64Array,
  xs: Float64Array,
  ys: Float64Array,
  weights: Float64Array | null,
): number {
  let binned = 0;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]! / cellMetres - 0.5;
    const y = ys[i]! / cellMetres - 0.5;
    const column = Math.floor(x);
    const row = Math.floor(y);
    const weight = weights === null ? 1 : weights[i]!;
    if (!(column >= 0 && row >= 0 && column < columns - 1 && row < rows - 1) || Number.isNaN(weight))
      continue;
    const east = x - column;
    const north = y - row;
    const at = row * columns + column;
    target[at] = target[at]! + weight * (1 - east) * (1 - north);
    target[at + 1] = target[at + 1]! + weight * east * (1 - north);
    target[at + columns] = target[at + columns]! + weight * (1 - east) * north;
    target[at + columns + 1] = target[at + columns + 1]! + weight * east * north;
    binned++;
  }
  return binned;
}

/**
 * Of each inside cell's kernel: 1 where the whole stamp lies inside, else summed; 0 outside. null where so many cells
 * are near the edge that a convolution of the whole plane is cheaper.
 */
function massInside(
  { columns, rows }: PlaneGrid,
  inside: Uint8Array,
  { reach, values }: KernelStamp,
): Float64Array | null {
  const side = 2 * reach + 1;
  const outsideSums = outsideBefore(columns, rows, inside);
  const mass = new Float64Array(columns * rows);
  const edges: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (inside[cell] !== 1) continue;
      const [west, south, east, north] = [column - reach, row - reach, column + reach + 1, row + reach + 1];
      const within = west >= 0 && south >= 0 && east <= columns && north <= rows;
      const wide = columns + 1;
      const outside = within
        ? outsideSums[north * wide + east]! -
          outsideSums[south * wide + east]! -
          outsideSums[north * wide + west]! +
          outsideSums[south * wide + west]!
        : 1;
      if (outside === 0) mass[cell] = 1;
      else edges.push(cell);
    }
  }
  if (edges.length * values.length > DIRECT_LIMIT) return null;
  for (const cell of edges) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    let sum = 0;
    for (let up = Math.max(-reach, -row); up <= Math.min(reach, rows - 1 - row); up++) {
      const from = (up + reach) * side + reach;
      const at = cell + up * columns;
      const last = Math.min(reach, columns - 1 - column);
      for (let along = Math.max(-reach, -column); along <= last; along++) {
        if (inside[at + along] === 1) sum += values[from + along]!;
      }
    }
    mass[cell] = sum;
  }
  return mass;
}

/** Cells outside, south of a row and west of a column: (rows + 1) × (columns + 1). */
function outsideBefore(columns: number, rows: number, inside: Uint8Array): Uint32Array {
  const wide = columns + 1;
  const sums = new Uint32Array(wide * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let along = 0;
    for (let column = 0; column < columns; column++) {
      if (inside[row * columns + column] !== 1) along++;
      const at = (row + 1) * wide + column + 1;
      sums[at] = sums[at - wide]! + along;
    }
  }
  return sums;
}

function together(grid: PlaneGrid, weights: Float64Array, stamp: KernelStamp): Float64Array {
  let occupied = 0;
  for (const weight of weights) if (weight !== 0) occupied++;
  return occupied * stamp.values.length <= DIRECT_LIMIT
    ? direct(grid, weights, stamp)
    : byTransform(grid, weights, stamp);
}

/** The square Gaussian stamp is the product of its sums along both axes: rows first, then columns. */
function separately(
  { columns, rows }: PlaneGrid,
  weights: Float64Array,
  { reach, values }: KernelStamp,
): Float64Array {
  const side = 2 * reach + 1;
  const axis = new Float64Array(side);
  for (let i = 0; i < values.length; i++) axis[i % side] = axis[i % side]! + values[i]!;
  const along = new Float64Array(columns * rows);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    if (weight === 0) continue;
    const column = at % columns;
    const start = at - column;
    const west = Math.max(0, column - reach);
    const east = Math.min(columns - 1, column + reach);
    const from = reach - column;
    for (let x = west; x <= east; x++) along[start + x] = along[start + x]! + weight * axis[x + from]!;
  }
  const out = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let y = Math.max(0, row - reach); y <= Math.min(rows - 1, row + reach); y++) {
      const share = axis[y - row + reach]!;
      const from = row * columns;
      const to = y * columns;
      for (let x = 0; x < columns; x++) out[to + x] = out[to + x]! + share * along[from + x]!;
    }
  }
  return out;
}

function direct(
  { columns, rows }: PlaneGrid,
  weights: Float64Array,
  { reach, values }: KernelStamp,
): Float64Array {
  const out = new Float64Array(columns * rows);
  const side = 2 * reach + 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const weight = weights[row * columns + column]!;
      if (weight === 0) continue;
      const west = Math.max(0, column - reach);
      const east = Math.min(columns - 1, column + reach);
      for (let up = Math.max(0, row - reach); up <= Math.min(rows - 1, row + reach); up++) {
        const at = up * columns;
        const from = (up - row + reach) * side - column + reach;
        for (let along = west; along <= east; along++) {
          out[at + along] = out[at + along]! + weight * values[from + along]!;
        }
      }
    }
  }
  return out;
}

function byTransform(
  { columns, rows }: PlaneGrid,
  weights: Float64Array,
  { reach, values }: KernelStamp,
): Float64Array {
  // Room for the kernel, so that nothing comes round from the other side.
  const width = 2 ** Math.ceil(Math.log2(columns + reach));
  const height = 2 ** Math.ceil(Math.log2(rows + reach));
  const plane = new Float64Array(width * height);
  for (let row = 0; row < rows; row++) {
    plane.set(weights.subarray(row * columns, (row + 1) * columns), row * width);
  }
  const kernel = new Float64Array(width * height);
  const side = 2 * reach + 1;
  for (let up = -reach; up <= reach; up++) {
    for (let along = -reach; along <= reach; along++) {
      const row = (up + height) % height;
      const column = (along + width) % width;
      kernel[row * width + column] = values[(up + reach) * side + along + reach]!;
    }
  }
  const spread = convolvePlanes(plane, kernel, width, height);
  const out = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    out.set(spread.subarray(row * width, row * width + columns), row * columns);
  }
  return out;
}

/**
 * Silverman's rule for the plane: σ n^(−1/6), σ the smaller of the mean standard deviation of both axes and their
 * interquartile range / 1.34. A hint: it oversmooths a city with several centres. NaN for fewer than two points.
 */
export function suggestedBandwidth(xs: Float64Array, ys: Float64Array): number {
  const n = xs.length;
  if (n < 2) return Number.NaN;
  const spread = (spreadOf(xs) + spreadOf(ys)) / 2;
  return spread * n ** (-1 / 6);
}

function spreadOf(values: Float64Array): number {
  const n = values.length;
  const sorted = values.slice().sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const quartiles = sorted[Math.floor(0.75 * (n - 1))]! - sorted[Math.floor(0.25 * (n - 1))]!;
  return quartiles > 0 ? Math.min(deviation, quartiles / 1.34) : deviation;
}
