import { describe, expect, it } from 'vitest';
import {
  binToPlane,
  type Kernel,
  kernelDensity,
  kernelStamp,
  suggestedBandwidth,
} from '../../../src/analysis/kernel-density';
import { seededRandom } from '../../../src/domain/seeded-random';

/** Straight from the definition, cell by cell. */
function slowDensity(
  columns: number,
  rows: number,
  cellMetres: number,
  weights: Float64Array,
  kernel: Kernel,
  bandwidth: number,
  inside: Uint8Array,
): Float64Array {
  const { reach, values } = kernelStamp(kernel, bandwidth / cellMetres);
  const k = (dx: number, dy: number) =>
    Math.abs(dx) > reach || Math.abs(dy) > reach ? 0 : values[(dy + reach) * (2 * reach + 1) + dx + reach]!;
  const out = new Float64Array(columns * rows);
  for (let from = 0; from < out.length; from++) {
    if (inside[from] === 0 || weights[from] === 0) continue;
    const [x, y] = [from % columns, Math.floor(from / columns)];
    let mass = 0;
    for (let to = 0; to < out.length; to++) {
      if (inside[to] === 1) mass += k((to % columns) - x, Math.floor(to / columns) - y);
    }
    for (let to = 0; to < out.length; to++) {
      if (inside[to] === 0) continue;
      out[to] = out[to]! + (weights[from]! / mass) * k((to % columns) - x, Math.floor(to / columns) - y);
    }
  }
  return out.map((value) => value / (cellMetres / 1000) ** 2);
}

function someGrid(columns: number, rows: number, cases: number) {
  const random = seededRandom(11);
  const weights = new Float64Array(columns * rows);
  for (let i = 0; i < cases; i++) {
    const at = Math.floor(random() * weights.length);
    weights[at] = weights[at]! + 1;
  }
  // An area with a bay, so that there are edges.
  const inside = Uint8Array.from(weights, (_, at) => {
    const [x, y] = [(at % columns) / columns, Math.floor(at / columns) / rows];
    return (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.2 && !(x > 0.6 && y > 0.5) ? 1 : 0;
  });
  return { weights, inside };
}

describe.each(['gaussian', 'quartic'] as const)('the %s kernel inside an area', (kernel) => {
  const columns = 41;
  const rows = 33;
  const cellMetres = 50;
  const { weights, inside } = someGrid(columns, rows, 900);
  const options = { kernel, bandwidthMetres: 260, inside };

  it('equals the direct sum of the binned cases', () => {
    const found = kernelDensity({ columns, rows, cellMetres }, weights, options);
    const slow = slowDensity(columns, rows, cellMetres, weights, kernel, 260, inside);
    const peak = Math.max(...slow);
    found.forEach((value, at) => {
      expect(Math.abs(value - slow[at]!)).toBeLessThan(1e-9 * peak);
    });
  });

  it('holds exactly the cases inside', () => {
    const found = kernelDensity({ columns, rows, cellMetres }, weights, options);
    const total = found.reduce((sum, value) => sum + value, 0) * (cellMetres / 1000) ** 2;
    const cases = weights.reduce((sum, weight, at) => sum + (inside[at] === 1 ? weight : 0), 0);
    expect(Math.abs(total - cases)).toBeLessThan(1e-9 * cases);
  });

  it('is the same by the transform as directly', () => {
    // Large enough that the direct sum would be too dear: every cell occupied, a wide kernel.
    const [wide, high] = [180, 170];
    const many = someGrid(wide, high, 200_000);
    const found = kernelDensity({ columns: wide, rows: high, cellMetres: 10 }, many.weights, {
      kernel,
      bandwidthMetres: kernel === 'gaussian' ? 70 : 280,
      inside: many.inside,
    });
    const total = found.reduce((sum, value) => sum + value, 0) * 0.01 ** 2;
    const cases = many.weights.reduce((sum, weight, at) => sum + (many.inside[at] === 1 ? weight : 0), 0);
    expect(Math.abs(total - cases)).toBeLessThan(1e-8 * cases);
    const stamp = kernelStamp(kernel, kernel === 'gaussian' ? 7 : 28);
    const mass = (cell: number) => around(cell, (other) => many.inside[other]!);
    const at = Math.floor(high / 2) * wide + Math.floor(wide * 0.3);
    const expected = around(at, (other) =>
      many.inside[other] === 1 ? many.weights[other]! / mass(other) : 0,
    );
    expect(found[at]! * 0.01 ** 2).toBeCloseTo(expected, 9);

    function around(cell: number, value: (other: number) => number): number {
      let sum = 0;
      const [x, y] = [cell % wide, Math.floor(cell / wide)];
      for (let up = -stamp.reach; up <= stamp.reach; up++) {
        for (let along = -stamp.reach; along <= stamp.reach; along++) {
          const [column, row] = [x + along, y + up];
          if (column < 0 || column >= wide || row < 0 || row >= high) continue;
          sum +=
            stamp.values[(up + stamp.reach) * (2 * stamp.reach + 1) + along + stamp.reach]! *
            value(row * wide + column);
        }
      }
      return sum;
    }
  });

  it('is within 1 % of the peak of the exact points’ sum where cells are a fifth of the bandwidth', () => {
    const random = seededRandom(4);
    const [wide, cell, bandwidth] = [60, 40, 200];
    const points = Array.from({ length: 400 }, () => [600 + random() * 1200, 600 + random() * 1200] as const);
    const binned = new Float64Array(wide * wide);
    const axis = (at: 0 | 1) => Float64Array.from(points, (point) => point[at]);
    expect(binToPlane({ columns: wide, rows: wide, cellMetres: cell }, binned, axis(0), axis(1), null)).toBe(
      400,
    );
    const found = kernelDensity({ columns: wide, rows: wide, cellMetres: cell }, binned, {
      kernel,
      bandwidthMetres: bandwidth,
    });
    const exact = (cx: number, cy: number) =>
      points.reduce((sum, [x, y]) => {
        const square = ((x - cx) ** 2 + (y - cy) ** 2) / bandwidth ** 2;
        const value =
          kernel === 'gaussian' ? Math.exp(-square / 2) / 2 : square < 1 ? 3 * (1 - square) ** 2 : 0;
        return sum + (value / (Math.PI * bandwidth ** 2)) * 1e6;
      }, 0);
    const peak = found.reduce((a, b) => Math.max(a, b), 0);
    for (let at = 0; at < found.length; at += 7) {
      const [x, y] = [((at % wide) + 0.5) * cell, (Math.floor(at / wide) + 0.5) * cell];
      expect(Math.abs(found[at]! - exact(x, y))).toBeLessThan(0.01 * peak);
    }
  });
});

describe('the suggested bandwidth', () => {
  it('follows the spread and falls with the number of cases', () => {
    const random = seededRandom(9);
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const axis = (n: number) => Float64Array.from({ length: n }, () => 500 * normal());
    const of1000 = suggestedBandwidth(axis(1000), axis(1000));
    expect(of1000).toBeGreaterThan(130);
    expect(of1000).toBeLessThan(180);
    expect(suggestedBandwidth(Float64Array.of(1), Float64Array.of(1))).toBeNaN();
  });
});
