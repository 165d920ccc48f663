import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellGrid } from '../../../src/analysis/cell-grid';
import { cellStatistics, findHotspots } from '../../../src/analysis/hotspot';
import { cellNeighbours } from '../../../src/analysis/neighbours';
import { type CellCounts, type CellGrid, FIRST_HOTSPOT_RECIPE } from '../../../src/domain/hotspot';
import type { HotspotUnits } from '../../../src/domain/hotspot-units';
import { upperBySubsets } from '../analysis/slow-statistics';

/** `columns` × `rows` cells, all in the study area. */
function fullGrid(columns: number, rows: number): CellGrid {
  const n = columns * rows;
  return {
    west: 0,
    south: 0,
    columns,
    rows,
    cellLng: 1,
    cellLat: 1,
    cellMetres: 100,
    positions: Uint32Array.from({ length: n }, (_, i) => i),
    cellAt: Int32Array.from({ length: n }, (_, i) => i),
  };
}

function unitsOf(grid: CellGrid): HotspotUnits {
  const count = grid.positions.length;
  return {
    key: 'squares',
    recipe: FIRST_HOTSPOT_RECIPE.units,
    shape: { kind: 'squares', grid },
    count,
    sizes: new Float64Array(count).fill(0.01),
    centres: new Float64Array(0),
    neighbours: cellNeighbours(grid),
  };
}

function cellCounts(counts: readonly number[]): CellCounts {
  return {
    counts: Uint32Array.from(counts),
    cases: counts.reduce((sum, count) => sum + count, 0),
    leftOut: { voided: 0, missing: 0, defaultAddress: 0, outside: 0, edge: 0 },
  };
}

const grid = fullGrid(6, 6);
const filled = (n: number, change: Readonly<Record<number, number>> = {}) =>
  Array.from({ length: n }, (_, i) => change[i] ?? 0);

describe('findHotspots', () => {
  it('refuses by a code what has nothing to compare', () => {
    const code = (g: CellGrid, counts: readonly number[]) => {
      const found = findHotspots(unitsOf(g), cellCounts(counts), FIRST_HOTSPOT_RECIPE);
      return found.ok ? 'found' : found.error;
    };
    expect(code(grid, filled(36))).toBe('no_cases');
    expect(code(grid, filled(36, { 7: 1 }))).toBe('one_place');
    expect(code(grid, filled(36, { 7: 500 }))).toBe('one_place');
    expect(code(grid, new Array<number>(36).fill(4))).toBe('no_variance');
    expect(code(fullGrid(5, 5), filled(25, { 1: 3, 2: 1 }))).toBe('too_few_cells');
    expect(code(grid, filled(36, { 1: 3_000_000, 2: 1 }))).toBe('too_many_cases');
    expect(code(grid, filled(36, { 1: 1, 20: 1 }))).toBe('found');
  });

  it('never gives a number that is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)), { minLength: 36, maxLength: 36 }),
        (counts) => {
          const found = findHotspots(unitsOf(grid), cellCounts(counts), FIRST_HOTSPOT_RECIPE);
          if (!found.ok) return;
          const { z, p, normalP, adjustedP } = found.value.statistics;
          for (const values of [z, p, normalP, adjustedP]) expect(values.every(Number.isFinite)).toBe(true);
          for (const values of [p, normalP, adjustedP]) {
            expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
          }
          p.forEach((value, cell) => {
            expect(adjustedP[cell]!).toBeGreaterThanOrEqual(value);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the p of all ways to put the counts elsewhere', () => {
    const small = fullGrid(4, 4);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(12)), { minLength: 16, maxLength: 16 }),
        (counts) => {
          const statistics = cellStatistics(Uint32Array.from(counts), cellNeighbours(small))!;
          for (const cell of [0, 1, 5, 15]) {
            const column = cell % 4;
            const row = Math.floor(cell / 4);
            const near = counts.filter(
              (_, i) => Math.abs((i % 4) - column) <= 1 && Math.abs(Math.floor(i / 4) - row) <= 1,
            );
            const sum = near.reduce((a, b) => a + b, 0);
            expect([statistics.neighbours[cell], statistics.sums[cell]]).toEqual([near.length - 1, sum]);
            const upper = upperBySubsets(counts, near.length);
            const slow = Math.min(1, 2 * Math.min(upper(sum), 1 - upper(sum + 1)));
            expect(Math.abs(statistics.p[cell]! - slow)).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('joins touching hot cells and puts the area with the most cases above the average first', () => {
    const wide = fullGrid(40, 40);
    const counts = Array.from({ length: 1600 }, (_, i) => (i * 7) % 3);
    const put = (column: number, row: number, count: number) => {
      for (const r of [0, 1, 2]) for (const c of [0, 1, 2]) counts[(row + r) * 40 + column + c] = count;
    };
    put(4, 4, 12);
    put(30, 30, 20);
    const found = findHotspots(unitsOf(wide), cellCounts(counts), FIRST_HOTSPOT_RECIPE);
    if (!found.ok) throw new Error(found.error);
    const { clusters, statistics } = found.value;
    expect(clusters.length).toBe(2);
    expect(clusters[0]!.peakCell).toBe(31 * 40 + 31);
    expect(clusters[1]!.peakCell).toBe(5 * 40 + 5);
    expect(clusters[0]!.cells + clusters[1]!.cells).toBe(statistics.bins.filter((bin) => bin >= 2).length);
    expect(clusters[0]!.cases).toBeGreaterThanOrEqual(180);
  });
});

describe('cellGrid', () => {
  it('refuses by a code what it cannot divide', () => {
    const empty = {
      id: '',
      name: '',
      zones: [],
      geometry: {
        coordinates: new Float64Array(),
        ringStarts: new Uint32Array(1),
        zoneStarts: new Uint32Array(1),
      },
      extent: { west: 0, south: 0, east: 0, north: 0 },
    };
    expect(cellGrid(empty, 100)).toEqual({ ok: false, error: 'no_zones' });
    const zone = { id: 'a', name: 'a', district: '', street: '', community: '', areaKm2: 1 };
    const square = (side: number) => ({
      ...empty,
      zones: [zone],
      geometry: {
        coordinates: Float64Array.from([114, 30, 114 + side, 30, 114 + side, 30 + side, 114, 30 + side]),
        ringStarts: Uint32Array.from([0, 4]),
        zoneStarts: Uint32Array.from([0, 1]),
      },
      extent: { west: 114, south: 30, east: 114 + side, north: 30 + side },
    });
    expect(cellGrid(square(0.0001), 500)).toEqual({ ok: false, error: 'no_cells' });
    expect(cellGrid(square(1.5), 100)).toEqual({ ok: false, error: 'too_many_cells' });
    expect(cellGrid(square(20), 100)).toEqual({ ok: false, error: 'too_many_cells' });
    const fine = cellGrid(square(0.02), 100);
    expect(fine.ok && fine.value.positions.length).toBeGreaterThan(400);
  });
});
