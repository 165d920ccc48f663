import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { densityGrid, pointCodes } from '../../../src/analysis/density';
import { type Bits, bitsOfRows } from '../../../src/crossfilter/bitset';
import { caseBinner } from '../../../src/crossfilter/case-binner';
import { MISSING_SECOND } from '../../../src/crossfilter/columns';
import { countAll, countCodes } from '../../../src/crossfilter/count-rows';
import { packDegrees } from '../../../src/crossfilter/degrees';
import { type OrderedRows, orderedRows } from '../../../src/crossfilter/ordered-rows';
import { countBelow, orderRows, type RowSequence } from '../../../src/crossfilter/row-order';
import { runningCounts } from '../../../src/crossfilter/running-counts';
import { runningWeights } from '../../../src/crossfilter/running-weights';
import { weightCheckpoints } from '../../../src/crossfilter/weight-checkpoints';
import { spatial } from './spatial';

/** Lehmer's generator, so that a failure repeats. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
}

function listed(ordered: OrderedRows, from: number, to: number): number[] {
  const rows: number[] = [];
  ordered.visit(from, to, (list) => rows.push(...list));
  return rows;
}

/** Rows of the order at positions from … to − 1 whose bit is set, one by one. */
function slowlyListed({ rows }: RowSequence, bits: Bits | null, from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => rows?.[from + at] ?? from + at).filter(
    (row) => bits === null || (bits[row >>> 5]! & (1 << (row & 31))) !== 0,
  );
}

function shuffledRows(rowCount: number, next: () => number): Uint32Array {
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  for (let at = rowCount - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [rows[at], rows[other]] = [rows[other]!, rows[at]!];
  }
  return rows;
}

function someBits(rowCount: number, share: number, next: () => number): Bits {
  return bitsOfRows(
    rowCount,
    Uint32Array.from({ length: rowCount }, (_, row) => row).filter(() => next() < share),
  );
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
          const selected = orderedRows(order, bitsOfRows(values.length, Uint32Array.from(chosen)));
          expect(listed(selected, 0, order.count)).toEqual(rows(order).filter((row) => chosen.has(row)));
          for (const bound of bounds) {
            const below = known.filter((row) => !(values[row]! >= bound)).length;
            expect(countBelow(order, bound)).toBe(below);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('selected rows of an order', () => {
  it('are found in any stretch, long or short, asked in any order', () => {
    const next = random(19);
    const rowCount = 20_011;
    const shuffled = shuffledRows(rowCount, next);
    for (const order of [
      { rows: null, count: rowCount },
      { rows: shuffled, count: rowCount },
      { rows: shuffled.slice(0, 9000), count: 9000 },
    ]) {
      for (const bits of [null, someBits(rowCount, 0.4, next), someBits(rowCount, 0.01, next)]) {
        const ordered = orderedRows(order, bits);
        for (let trial = 0; trial < 60; trial++) {
          const from = Math.floor(next() * order.count);
          const longest = trial % 3 === 0 ? order.count - from : Math.min(70, order.count - from);
          const to = from + Math.floor(next() * (longest + 1));
          const expected = slowlyListed(order, bits, from, to);
          expect(listed(ordered, from, to)).toEqual(expected);
          expect(listed(ordered, from, to)).toEqual(expected);
        }
        expect(listed(ordered, 64, 64)).toEqual([]);
      }
    }
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
    const shuffled = shuffledRows(rowCount, next);
    for (const rows of [null, shuffled, shuffled.slice(0, Math.floor(rowCount / 2))]) {
      const order = { rows, count: rows?.length ?? rowCount };
      for (const bits of [null, someBits(rowCount, 0.3, next)]) {
        const ordered = orderedRows(order, bits);
        const running = runningCounts(countCodes(codes), size, ordered);
        const whole = runningCounts(countAll(0), 1, ordered);
        for (let trial = 0; trial < 40; trial++) {
          const ends = [Math.floor(next() * (order.count + 1)), Math.floor(next() * (order.count + 1))];
          if (trial < 4) ends[0] = trial % 2 === 0 ? 0 : Math.min(order.count, 4096);
          const [from, to] = [Math.min(...ends), Math.max(...ends)];
          const expected = new Uint32Array(size);
          const selected = slowlyListed(order, bits, from, to);
          for (const row of selected) expected[codes[row]!] = expected[codes[row]!]! + 1;
          expect(running.between(from, to)).toEqual(expected);
          expect([...whole.between(from, to)]).toEqual([selected.length]);
        }
      }
    }
  });
});

describe('checkpoints of weights', () => {
  it('give what lies between any two of them, also after every second is left out', () => {
    const next = random(23);
    const kept = weightCheckpoints(500);
    const weights = new Int32Array(500);
    const snapshots = new Map<number, Int32Array>([[0, weights.slice()]]);
    for (let at = 1; at <= 9; at++) {
      // New cells come in with every checkpoint.
      for (let n = 0; n < 40; n++) {
        const cell = Math.floor(next() * 50 * at);
        weights[cell] = weights[cell]! + 1 + Math.floor(next() * 1e8);
      }
      kept.keep(at * 100, weights);
      snapshots.set(at * 100, weights.slice());
    }
    const check = (positions: readonly number[]) => {
      for (const from of positions) {
        for (const to of positions) {
          if (from > to) continue;
          const sum = new Int32Array(500).fill(7);
          kept.addBetween(from, to, sum);
          const [less, more] = [snapshots.get(from)!, snapshots.get(to)!];
          expect(sum).toEqual(Int32Array.from(sum, (_, cell) => 7 + more[cell]! - less[cell]!));
        }
      }
    };
    check([...snapshots.keys()]);
    expect([0, 49, 51, 649, 651, 5000].map((position) => kept.nearest(position))).toEqual([
      0, 0, 100, 600, 700, 900,
    ]);
    const before = kept.bytes();
    expect(kept.thin()).toBe(true);
    expect(kept.bytes()).toBeLessThan(before / 2 + 1);
    check([0, 200, 400, 600, 800]);
    expect(kept.nearest(5000)).toBe(800);
    expect([kept.thin(), kept.thin(), kept.thin()]).toEqual([false, false, true]);
    expect([kept.bytes(), kept.nearest(5000)]).toEqual([0, 0]);
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
    const usable = someBits(rowCount, 0.9, next);
    const binner = caseBinner(spatial, grid, { lngs: packDegrees(lngs), lats: packDegrees(lats) }, usable);
    const rows = Uint32Array.from({ length: rowCount }, (_, at) => (at * 7919) % rowCount);
    for (const order of [
      { rows: null, count: rowCount },
      { rows, count: rowCount - 1000 },
    ]) {
      for (const bits of [null, someBits(rowCount, 0.35, next)]) {
        const running = runningWeights(spatial, binner, orderedRows(order, bits));
        const expected = (stretches: readonly number[]) => {
          const sum = new Int32Array(grid.columns * grid.rows);
          for (let at = 0; at < stretches.length; at += 2) {
            const chosen = slowlyListed(order, bits, stretches[at]!, stretches[at + 1]!).filter(
              (row) => (usable[row >>> 5]! & (1 << (row & 31))) !== 0,
            );
            spatial.binPoints(grid, sum, codes, Uint32Array.from(chosen), 0, chosen.length, 1);
          }
          return sum;
        };
        for (const stretches of [
          [0, 0],
          [10, 399_000],
          [60, 398_900],
          [65_536, 131_072],
          [100_000, 100_007],
          [0, 65_536],
          [200_000, 200_000],
          [1, 398_999],
          [0, 10, 10, 70_000, 131_072, 131_072, 200_000, 398_000],
          [5, 20, 69_000, 70_001, 210_000, 398_500],
          [],
          [1, 2, 300_000, 399_000],
        ]) {
          expect(running.over(stretches)).toEqual(expected(stretches));
        }
      }
    }
  });
});
