import { describe, expect, it } from 'vitest';
import { emergingHotspots } from '../../../src/analysis/emerging-hotspots';
import { emergingCode } from '../../../src/analysis/emerging-pattern';
import { adjustedForDiscovery } from '../../../src/analysis/false-discovery';
import { EMERGING_PATTERNS } from '../../../src/domain/emerging';
import { seededRandom } from '../../../src/domain/seeded-random';
import { lattice } from './slow-statistics';

const patternOf = (bins: readonly number[], trend: -1 | 0 | 1 = 0): string => {
  const code = emergingCode(bins, trend);
  return code === 0 ? 'none' : `${code > 0 ? 'hot' : 'cold'} ${EMERGING_PATTERNS[Math.abs(code) - 1]}`;
};

describe('patterns over time', () => {
  it.each([
    ['hot new', [0, 0, 0, 0, 0, 0, 0, 0, 0, 3], 0],
    ['hot consecutive', [0, 0, 0, 0, 0, 0, 0, 2, 1, 3], 0],
    ['hot intensifying', [0, 1, 1, 2, 2, 3, 3, 3, 3, 3], 1],
    ['hot persistent', [0, 3, 3, 3, 3, 3, 3, 3, 3, 3], 0],
    ['hot diminishing', [3, 3, 3, 3, 3, 2, 2, 1, 1, 1], -1],
    ['hot sporadic', [3, 0, 3, 0, 3, 0, 3, 0, 0, 3], 0],
    ['hot oscillating', [-3, 0, 3, 0, 3, 0, 3, 0, 0, 3], 0],
    ['hot historical', [3, 3, 3, 3, 3, 3, 3, 3, 3, 0], 0],
    ['cold new', [0, 0, 0, 0, 0, 0, 0, 0, 0, -3], 0],
    ['cold intensifying', [-1, -1, -1, -2, -2, -3, -3, -3, -3, -3], -1],
    ['cold diminishing', [-3, -3, -3, -3, -3, -2, -2, -1, -1, -1], 1],
    ['cold consecutive', [0, 0, 0, 0, 0, 0, 0, -2, -1, -3], 0],
    ['cold oscillating', [3, 0, -3, 0, -3, 0, 0, 0, 0, -3], 0],
    ['cold historical', [-3, -3, -3, -3, -3, -3, -3, -3, -3, 0], 0],
    ['cold persistent', [-3, -3, -3, -3, -3, -3, -3, -3, -3, -1], 0],
    ['cold sporadic', [-3, 0, -3, 0, -3, 0, 0, 0, 0, -3], 0],
    ['none', [3, 3, 0, 0, 0, 0, 0, 0, 0, 0], 0],
    ['none', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1],
  ] as const)('%s', (expected, bins, trend) => {
    expect(patternOf(bins, trend)).toBe(expected);
  });
});

describe('the space–time cube', () => {
  const columns = 20;
  const cells = columns * columns;
  const slices = 12;

  function plantedCube(add: (slice: number, cell: number) => number) {
    const random = seededRandom(7);
    const counts = new Uint32Array(cells * slices);
    for (let at = 0; at < counts.length; at++) {
      let n = 0;
      // Poisson with mean 0.3.
      for (let product = random(); product > Math.exp(-0.3); product *= random()) n++;
      counts[at] = n + add(Math.floor(at / cells), at % cells);
    }
    return { cells, slices, counts };
  }

  const block = (corner: number, cell: number) => {
    const column = (cell % columns) - (corner % columns);
    const row = Math.floor(cell / columns) - Math.floor(corner / columns);
    return column >= 0 && column < 3 && row >= 0 && row < 3;
  };

  it.each(['whole_cube', 'slice'] as const)('finds what was planted, against the %s', (reference) => {
    const cube = plantedCube((slice, cell) => {
      if (block(42, cell)) return 3;
      if (block(205, cell) && slice === slices - 1) return 4;
      return 0;
    });
    const found = emergingHotspots(cube, lattice(columns, columns), reference);
    if (!found.ok) throw new Error(found.error);
    const pattern = (cell: number) => EMERGING_PATTERNS[found.value.codes[cell]! - 1];
    expect(pattern(42 + columns + 1)).toMatch(/persistent|intensifying|diminishing/);
    expect(pattern(205 + columns + 1)).toBe('new');
    const elsewhere = found.value.codes.filter((code, cell) => {
      const column = cell % columns;
      const row = Math.floor(cell / columns);
      const near = (corner: number) =>
        Math.abs(column - (corner % columns) - 1) <= 2 &&
        Math.abs(row - Math.floor(corner / columns) - 1) <= 2;
      return code > 0 && !near(42) && !near(205);
    });
    expect(elsewhere.length).toBeLessThan(cells * 0.02);
  });

  it('equals z and p counted straight from the definition', () => {
    const cube = plantedCube(() => 0);
    const neighbours = lattice(columns, columns);
    const found = emergingHotspots(cube, neighbours, 'whole_cube');
    if (!found.ok) throw new Error(found.error);
    const n = cube.counts.length;
    const values = Array.from(cube.counts);
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / n - mean * mean;
    for (const at of [0, 399, 400, 421, 2310, n - 1]) {
      const slice = Math.floor(at / cells);
      const cell = at % cells;
      const around = [cell, ...neighbours.ids.subarray(neighbours.starts[cell], neighbours.starts[cell + 1])];
      const members =
        slice === 0
          ? around.map((c) => c)
          : [...around.map((c) => at - cell + c), ...around.map((c) => at - cell - cells + c)];
      const m = members.length;
      const sum = members.reduce((total, member) => total + values[member]!, 0);
      const z = (sum - mean * m) / Math.sqrt((variance * (n * m - m * m)) / (n - 1));
      expect(found.value.z[at]).toBeCloseTo(z, 9);
    }
    expect([...found.value.adjustedP]).toEqual([...adjustedForDiscovery(found.value.p)]);
  });

  it('refuses what has nothing to compare', () => {
    const neighbours = lattice(2, 2);
    const cube = (slices: number, fill: number) => ({
      cells: 4,
      slices,
      counts: new Uint32Array(4 * slices).fill(fill),
    });
    expect(emergingHotspots(cube(9, 1), neighbours, 'slice')).toEqual({ ok: false, error: 'too_few_slices' });
    expect(emergingHotspots(cube(10, 0), neighbours, 'slice')).toEqual({ ok: false, error: 'no_cases' });
    expect(emergingHotspots(cube(10, 2), neighbours, 'whole_cube')).toEqual({
      ok: false,
      error: 'no_variance',
    });
  });
});
