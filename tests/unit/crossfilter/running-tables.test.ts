import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityGrid, pointCodes } from '../../../src/analysis/density';
import { bitsOfRows } from '../../../src/crossfilter/bitset';
import { MISSING_SECOND } from '../../../src/crossfilter/columns';
import { countBelow, orderedSelection, orderRows } from '../../../src/crossfilter/row-order';
import { runningCounts } from '../../../src/crossfilter/running-counts';
import { runningWeights } from '../../../src/crossfilter/running-weights';
import { spatial } from './spatial';

/** Lehmer's generator, so that a failure repeats. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

const whole = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -0x7fff_ffff, max: 0x7fff_fffe }),
  fc.constant(MISSING_SECOND),
);
const real = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double(), fc.constantFrom(Number.NaN, -0, 0));

describe('rows in the order of a column', () => {
  it('are those with a value, by value and then by row', () => {
    const columns = fc.oneof(
      fc.array(whole, { maxLength: 300 }).map((list) => Int32Array.from(list)),
      fc.array(real, { maxLength: 300 }).map((list) => Float64Array.from(list)),
      fc.array(whole, { maxLength: 300 }).map((list) => Int32Array.from(list).sort()),
    );
    fc.assert(
      fc.property(
        columns,
        fc.array(real, { maxLength: 5 }),
        fc.array(fc.nat(299)),
        (values, bounds, some) => {
          const known = Array.from(values.keys()).filter(
            (row) =>
              !Number.isNaN(values[row]) && !(values instanceof Int32Array && values[row] === MISSING_SECOND),
          );
          // -0 and 0 are the same value, yet the order may put one first.
          const sorted = [...known].sort(
            (a, b) =>
              values[a]! - values[b]! ||
              Number(Object.is(values[b], -0)) - Number(Object.is(values[a], -0)) ||
              a - b,
          );
          const order = orderRows({ values, scale: 1 });
          const rows = (of: { readonly rows: Uint32Array | null; readonly count: number }) =>
            Array.from({ length: of.count }, (_, at) => (of.rows === null ? at : of.rows[at]!));
          const same = (a: readonly number[], b: readonly number[]) =>
            expect(a.map((row) => values[row]! + 0)).toEqual(b.map((row) => values[row]! + 0));
          same(rows(order), sorted);
          expect([...rows(order)].sort((a, b) => a - b)).toEqual(known);
          const chosen = new Set(some);
          const selected = orderedSelection(order, bitsOfRows(values.length, Uint32Array.from(chosen)));
          expect(rows(selected)).toEqual(rows(order).filter((row) => chosen.has(row)));
          for (const bound of bounds) {
            const below = known.filter((row) => !(values[row]! >= bound)).length;
            expect(countBelow({ values, scale: 1 }, order, bound)).toBe(below);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('running counts', () => {
  it.each([
    ['few codes', 5, 30_000],
    ['more codes than rows of a stride', 700, 60_000],
    ['one row more than a stride', 3, 4097],
    ['no rows', 3, 0],
  ])('count any stretch of rows in any order: %s', (_, size, rowCount) => {
    const next = random(3);
    const codes = Uint16Array.from({ length: rowCount }, () => Math.floor(next() * size));
    const shuffled = Uint32Array.from({ length: rowCount }, (_, row) => row);
    for (let at = rowCount - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
    }
    for (const rows of [null, shuffled, shuffled.slice(0, Math.floor(rowCount / 2))]) {
      const count = rows?.length ?? rowCount;
      const running = runningCounts(codes, size, { rows, count });
      for (let trial = 0; trial < 40; trial++) {
        const ends = [Math.floor(next() * (count + 1)), Math.floor(next() * (count + 1))];
        if (trial < 4) ends[0] = trial % 2 === 0 ? 0 : Math.min(count, 4096);
        const [from, to] = [Math.min(...ends), Math.max(...ends)];
        const expected = new Uint32Array(size);
        for (let at = from; at < to; at++) {
          const code = codes[rows === null ? at : rows[at]!]!;
          expected[code] = expected[code]! + 1;
        }
        expect(running.between(from, to)).toEqual(expected);
      }
    }
  });
});

describe('running weights', () => {
  it('are those of binning the stretch alone, after small moves and large ones', () => {
    const next = random(11);
    const rowCount = 400_000;
    const lngs = Float64Array.from({ length: rowCount }, () => 120 + next() * 0.05);
    const lats = Float64Array.from({ length: rowCount }, () => 30 + next() * 0.05);
    const grid = densityGrid({ west: 120, south: 30, east: 120.05, north: 30.05 }, 500, rowCount);
    const codes = pointCodes(grid, lngs, lats);
    const rows = Uint32Array.from({ length: rowCount }, (_, at) => (at * 7919) % rowCount);
    for (const ordered of [
      { rows: null, count: rowCount },
      { rows, count: rowCount - 1000 },
    ]) {
      const running = runningWeights(spatial, grid, codes, ordered);
      for (const [from, to] of [
        [0, 0],
        [10, 399_000],
        [60, 398_900],
        [65_536, 131_072],
        [100_000, 100_007],
        [0, 65_536],
        [200_000, 200_000],
        [1, 398_999],
      ] as const) {
        const expected = new Int32Array(grid.columns * grid.rows);
        spatial.binPoints(grid, expected, codes, ordered.rows, from, to, 1);
        expect(running.over([from, to])).toEqual(expected);
      }
      for (const stretches of [
        [0, 10, 10, 70_000, 131_072, 131_072, 200_000, 398_000],
        [5, 20, 69_000, 70_001, 210_000, 398_500],
        [],
        [1, 2, 300_000, 399_000],
      ]) {
        const expected = new Int32Array(grid.columns * grid.rows);
        for (let at = 0; at < stretches.length; at += 2)
          spatial.binPoints(grid, expected, codes, ordered.rows, stretches[at]!, stretches[at + 1]!, 1);
        expect(running.over(stretches)).toEqual(expected);
      }
    }
  });
});
