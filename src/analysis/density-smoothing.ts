import type { DensityGrid, DensitySurface } from '../domain/case-points';
import { cellAreaKm2, rowCentre } from './density';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { KERNEL_REACH } from './kernel-reach';
import { LANES, type RowArithmetic, rowArithmetic } from './row-arithmetic';

/**
 * Gaussian of standard deviation `grid.bandwidthMetres` on the ground over the weights (see `binPoints`), in two
 * passes: along the rows with the kernel that a metre has at that latitude, then across them. Each kernel sums to 1, so
 * Σ value × cell area (km²) is the number of cases. Only the rows within the kernel's reach are held between the
 * passes: they stay in the processor's cache. Values are single floats, each within 1e-6 of the peak.
 */
export type Smooth = (grid: DensityGrid, weights: Int32Array) => DensitySurface;

export function createSmooth(arithmetic: RowArithmetic = rowArithmetic()): Smooth {
  let kernels: GridKernels | null = null;
  return (grid, weights) => {
    if (kernels?.grid !== grid) kernels = kernelsOf(grid);
    return smoothBy(arithmetic, kernels, weights);
  };
}

interface GridKernels {
  readonly grid: DensityGrid;
  /** One for each row, since a degree of longitude shrinks with latitude. */
  readonly along: readonly Float64Array[];
  readonly across: Float64Array;
  readonly reachAlong: number;
}

function kernelsOf(grid: DensityGrid): GridKernels {
  const along = Array.from({ length: grid.rows }, (_, row) =>
    halfKernel(
      grid.bandwidthMetres / (grid.cellLng * METRES_PER_DEGREE * longitudeShrink(rowCentre(grid, row))),
    ),
  );
  return {
    grid,
    along,
    across: halfKernel(grid.bandwidthMetres / (grid.cellLat * METRES_PER_DEGREE)),
    reachAlong: along.reduce((most, kernel) => Math.max(most, kernel.length - 1), 0),
  };
}

/**
 * Weights at 0, 1, 2 … cells from the centre; the full kernel, both sides, sums to 1. Linear binning already
 * widens each case by a variance of 1/6 cell² on average, which is taken off here.
 */
export function halfKernel(bandwidthCells: number): Float64Array {
  const reach = Math.max(1, Math.ceil(KERNEL_REACH * bandwidthCells));
  const variance = bandwidthCells * bandwidthCells - 1 / 6;
  const kernel = new Float64Array(variance > 0 ? reach + 1 : 1);
  let total = 0;
  for (let distance = 0; distance < kernel.length; distance++) {
    const weight = variance > 0 ? Math.exp((-distance * distance) / (2 * variance)) : 1;
    kernel[distance] = weight;
    total += distance === 0 ? weight : 2 * weight;
  }
  for (let distance = 0; distance < kernel.length; distance++) kernel[distance] = kernel[distance]! / total;
  return kernel;
}

/** The columns of a row that are not 0, from … to − 1; empty where from = to. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const NOTHING: Stretch = { from: 0, to: 0 };

function smoothBy(arithmetic: RowArithmetic, kernels: GridKernels, weights: Int32Array): DensitySurface {
  const { grid, along, across, reachAlong } = kernels;
  const { columns, rows } = grid;
  const width = Math.ceil(columns / LANES) * LANES;
  const reach = across.length - 1;
  const slots = 2 * reach + 1;
  // One row of weights with room for the kernel on both sides, the last rows of the first pass, the row that is made.
  const margin = Math.ceil(reachAlong / LANES) * LANES + LANES;
  const nearStart = width + 2 * margin;
  const madeStart = nearStart + slots * width;
  const memory = arithmetic.reserve(madeStart + width);
  memory.fill(0, 0, nearStart);
  const near: Stretch[] = Array.from({ length: slots }, () => NOTHING);
  const values = new Float32Array(columns * rows);
  let peak = 0;

  function spread(row: number): Stretch {
    const found = weightedColumns(weights, row * columns, columns);
    if (found.from === found.to) return NOTHING;
    const unit = 1 / (grid.steps * grid.steps);
    for (let column = found.from; column < found.to; column++) {
      memory[margin + column] = (weights[row * columns + column]! >>> 0) * unit;
    }
    const kernel = along[row]!;
    // Whole vectors around all that the kernel reaches. The padding of the grid keeps it inside the row.
    const from = Math.max(0, Math.floor((found.from - kernel.length) / LANES) * LANES);
    const to = Math.min(width, Math.ceil((found.to + kernel.length) / LANES) * LANES);
    const out = nearStart + (row % slots) * width;
    memory.fill(0, out, out + width);
    const at = margin + from;
    arithmetic.addPair(out + from, at, at, to - from, kernel[0]! / 2);
    for (let distance = 1; distance < kernel.length; distance++) {
      arithmetic.addPair(out + from, at - distance, at + distance, to - from, kernel[distance]!);
    }
    memory.fill(0, margin + found.from, margin + found.to);
    return { from, to };
  }

  function gather(row: number): void {
    const span = joined(near);
    if (span.from === span.to) return;
    const { from } = span;
    const length = span.to - from;
    memory.fill(0, madeStart, madeStart + width);
    const perKm2 = 1 / cellAreaKm2(grid, row);
    for (let distance = 0; distance <= reach; distance++) {
      const below = (row - distance + slots) % slots;
      const above = (row + distance) % slots;
      const half = distance === 0 ? 2 : 1;
      const a = near[below]!;
      const b = near[above]!;
      if (a.from === a.to && b.from === b.to) continue;
      arithmetic.addPair(
        madeStart + from,
        nearStart + below * width + from,
        nearStart + above * width + from,
        length,
        (across[distance]! * perKm2) / half,
      );
    }
    peak = Math.max(peak, arithmetic.greatest(madeStart + from, length));
    const end = Math.min(columns, span.to);
    values.set(memory.subarray(madeStart + from, madeStart + end), row * columns + from);
  }

  memory.fill(0, nearStart, madeStart);
  for (let arriving = 0; arriving < rows + reach; arriving++) {
    const slot = arriving % slots;
    const before = near[slot]!;
    near[slot] = arriving < rows ? spread(arriving) : NOTHING;
    if (near[slot] === NOTHING && before !== NOTHING) {
      memory.fill(0, nearStart + slot * width, nearStart + (slot + 1) * width);
    }
    if (arriving >= reach) gather(arriving - reach);
  }
  return { values, peak };
}

function weightedColumns(weights: Int32Array, start: number, columns: number): Stretch {
  let from = 0;
  while (from < columns && weights[start + from] === 0) from++;
  if (from === columns) return NOTHING;
  let to = columns;
  while (weights[start + to - 1] === 0) to--;
  return { from, to };
}

function joined(stretches: readonly Stretch[]): Stretch {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const stretch of stretches) {
    if (stretch.from === stretch.to) continue;
    from = Math.min(from, stretch.from);
    to = Math.max(to, stretch.to);
  }
  return to === 0 ? NOTHING : { from, to };
}
