import { describe, expect, it } from 'vitest';
import {
  binPoints,
  cellAreaKm2,
  columnCentre,
  densityGrid,
  MAX_CELLS,
  OFF_GRID,
  pointCodes,
  rowCentre,
} from '../../../src/analysis/density';
import { createSmooth, halfKernel } from '../../../src/analysis/density-smoothing';
import { longitudeShrink, METRES_PER_DEGREE } from '../../../src/analysis/ground';
import type { DensityGrid } from '../../../src/domain/case-points';
import type { Extent } from '../../../src/domain/place';

/** Mulberry32, so that a failure repeats. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function clustered(extent: Extent, n: number, seed: number) {
  const next = random(seed);
  const lngs = new Float64Array(n);
  const lats = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const spread = i % 3 === 0 ? 1 : 0.02;
    const at = (low: number, high: number, centre: number) =>
      i % 3 === 0 ? low + (high - low) * next() : low + (high - low) * (centre + (next() - 0.5) * spread);
    lngs[i] = at(extent.west, extent.east, 0.4);
    lats[i] = at(extent.south, extent.north, 0.7);
  }
  return { lngs, lats };
}

const smooth = createSmooth();
const everyRow = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

function surface(grid: DensityGrid, lngs: Float64Array, lats: Float64Array) {
  const shares = new Int32Array(grid.columns * grid.rows);
  const codes = pointCodes(grid, lngs, lats);
  binPoints(grid, shares, codes, null, 0, codes.length, 1);
  const weights = Float64Array.from(shares, (share) => share / (grid.steps * grid.steps));
  return { weights, cases: codes.filter((code) => code !== OFF_GRID).length, ...smooth(grid, shares) };
}

/** Σ value × cell area, summed in the reference's own loop. */
function integral(grid: DensityGrid, values: Float32Array): number {
  let sum = 0;
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++)
      sum += values[row * grid.columns + column]! * cellAreaKm2(grid, row);
  }
  return sum;
}

const CITY: Extent = { west: 120, south: 30, east: 120.1, north: 30.08 };

describe('density in metres', () => {
  it.each([
    ['a town at the equator', { west: 10, south: -0.05, east: 10.1, north: 0.05 }, 200],
    ['a town', CITY, 300],
    ['a town far north', { west: 20, south: 69, east: 20.2, north: 69.1 }, 500],
    ['one point', { west: 120, south: 30, east: 120, north: 30 }, 100],
  ])('integrates to the number of cases: %s', (_, extent, bandwidth) => {
    const { lngs, lats } = clustered(extent, 500, 1);
    const grid = densityGrid(extent, bandwidth, 500);
    const { values, cases, peak } = surface(grid, lngs, lats);
    expect(cases).toBe(500);
    expect(Math.abs(integral(grid, values) / 500 - 1)).toBeLessThan(1e-5);
    expect(peak).toBe(values.reduce((a, b) => Math.max(a, b)));
  });

  it('has cells of at most a quarter of the bandwidth on the ground', () => {
    const grid = densityGrid(CITY, 300, 1000);
    expect(grid.cellLat * METRES_PER_DEGREE).toBeLessThanOrEqual(75.0001);
    expect(grid.cellLng * METRES_PER_DEGREE * longitudeShrink(CITY.south)).toBeLessThanOrEqual(75.0001);
    expect(cellAreaKm2(grid, 0)).toBeCloseTo(0.075 * 0.075, 4);
  });

  it('is the direct sum over the binned cases', () => {
    const { lngs, lats } = clustered(CITY, 120, 2);
    const grid = densityGrid(CITY, 500, 120);
    const { weights, values, peak } = surface(grid, lngs, lats);
    const across = halfKernel(500 / (grid.cellLat * METRES_PER_DEGREE));
    const direct = new Float64Array(values.length);
    for (let row = 0; row < grid.rows; row++) {
      const along = halfKernel(
        500 / (grid.cellLng * METRES_PER_DEGREE * longitudeShrink(rowCentre(grid, row))),
      );
      for (let column = 0; column < grid.columns; column++) {
        const weight = weights[row * grid.columns + column]!;
        if (weight === 0) continue;
        for (let y = 1 - across.length; y < across.length; y++) {
          for (let x = 1 - along.length; x < along.length; x++) {
            const at = (row + y) * grid.columns + column + x;
            direct[at] =
              direct[at]! +
              (weight * across[Math.abs(y)]! * along[Math.abs(x)]!) / cellAreaKm2(grid, row + y);
          }
        }
      }
    }
    let worst = 0;
    for (let at = 0; at < values.length; at++) worst = Math.max(worst, Math.abs(values[at]! - direct[at]!));
    expect(worst / peak).toBeLessThan(1e-6);
  });

  it.each([
    [1, 3],
    [40, 4],
    [400, 5],
  ])('is within 0.5 %% of the peak of the exact sum over %i points', (n, seed) => {
    const { lngs, lats } = clustered(CITY, n, seed);
    const bandwidth = 400;
    const grid = densityGrid(CITY, bandwidth, n);
    const { values, peak } = surface(grid, lngs, lats);
    let worst = 0;
    for (let row = 0; row < grid.rows; row += 2) {
      for (let column = 0; column < grid.columns; column += 2) {
        const [lng, lat] = [columnCentre(grid, column), rowCentre(grid, row)];
        let exact = 0;
        for (let i = 0; i < n; i++) {
          const x = (lng - lngs[i]!) * METRES_PER_DEGREE * Math.cos((lats[i]! * Math.PI) / 180);
          const y = (lat - lats[i]!) * METRES_PER_DEGREE;
          exact +=
            Math.exp(-(x * x + y * y) / (2 * bandwidth ** 2)) / (2 * Math.PI * (bandwidth / 1000) ** 2);
        }
        worst = Math.max(worst, Math.abs(exact - values[row * grid.columns + column]!));
      }
    }
    expect(worst / peak).toBeLessThan(0.005);
  });

  it('gives the same place the same value whatever else is in the extent', () => {
    const { lngs, lats } = clustered(CITY, 300, 6);
    const small = densityGrid(CITY, 300, 1000);
    const large = densityGrid({ west: 119.9, south: 30, east: 120.3, north: 30.3 }, 300, 1000);
    const one = surface(small, lngs, lats);
    const other = surface(large, Float64Array.of(...lngs, 120.29), Float64Array.of(...lats, 30.29));
    let compared = 0;
    for (let row = 0; row < small.rows; row++) {
      for (let column = 0; column < small.columns; column++) {
        const x = Math.round((columnCentre(small, column) - large.extent.west) / large.cellLng - 0.5);
        const y = Math.round((rowCentre(small, row) - large.extent.south) / large.cellLat - 0.5);
        if (x < 0 || y < 0) continue;
        expect(
          Math.abs(one.values[row * small.columns + column]! - other.values[y * large.columns + x]!),
        ).toBeLessThan(1e-4 * one.peak);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it('takes a case out again without a trace', () => {
    const { lngs, lats } = clustered(CITY, 1000, 7);
    const grid = densityGrid(CITY, 300, 1000);
    const weights = new Int32Array(grid.columns * grid.rows);
    const codes = pointCodes(grid, lngs, lats);
    binPoints(grid, weights, codes, null, 0, 500, 1);
    const before = weights.slice();
    const secondHalf = everyRow(1000).subarray(500);
    binPoints(grid, weights, codes, secondHalf, 0, 500, 1);
    binPoints(grid, weights, codes, secondHalf.slice().reverse(), 0, 500, -1);
    expect(weights).toEqual(before);
  });

  it('stays within its memory for a whole country, and still adds up', () => {
    const country = { west: 100, south: 22, east: 122, north: 41 };
    const grid = densityGrid(country, 300, 2000);
    expect(grid.columns * grid.rows).toBeLessThanOrEqual(MAX_CELLS);
    const { lngs, lats } = clustered(country, 2000, 8);
    expect(integral(grid, surface(grid, lngs, lats).values) / 2000).toBeCloseTo(1, 5);
  });

  it('leaves out what is not on the grid', () => {
    const grid = densityGrid(CITY, 300, 1000);
    const { cases, peak } = surface(
      grid,
      Float64Array.of(121, Number.NaN, 120),
      Float64Array.of(30, 30, -90),
    );
    expect({ cases, peak }).toEqual({ cases: 0, peak: 0 });
  });
});
